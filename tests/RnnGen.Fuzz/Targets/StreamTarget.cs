namespace RnnGen.Fuzz;

/// <summary>A model loaded from a stream that cannot seek and does not know its length: memory grows with what it delivers, not with what it claims.</summary>
public sealed class StreamTarget() : FuzzTarget("stream", FileSeeds.Of<TinyLstm>())
{
    private readonly LoadedModelTarget<TinyLstm> _loaded = new();

    /// <inheritdoc/>
    public override bool IsSafetensors => true;

    /// <inheritdoc/>
    /// <remarks>Buffers double as they fill.</remarks>
    public override int Factor => 4;

    /// <inheritdoc/>
    public override object? Read(byte[] input) => TinyLstm.Load(new DeliveredStream(input));

    /// <inheritdoc/>
    public override void Check(byte[] input, object? read) => _loaded.Check(input, read);

    /// <inheritdoc/>
    public override bool IsDocumented(Exception exception) => exception is InvalidModelFileException;
}
