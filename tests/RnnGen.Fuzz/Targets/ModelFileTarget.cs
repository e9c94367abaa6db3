namespace RnnGen.Fuzz;

/// <summary>A model file of any shape, opened and read to its end as <c>rnngen inspect</c> does.</summary>
public sealed class ModelFileTarget() : FuzzTarget("file", [.. FileSeeds.Of<TinyLstm>(), .. FileSeeds.Of<TinyGru>(), .. FileSeeds.Of<TinyCifg>(), .. FileSeeds.Int8Of<TinyLstm>(), .. FileSeeds.Int8Of<TinyGru>(), .. FileSeeds.Int8Of<TinyCifg>()])
{
    /// <inheritdoc/>
    public override bool IsSafetensors => true;

    /// <inheritdoc/>
    public override object? Read(byte[] input)
    {
        ModelFile file = ModelFile.Open(input);
        _ = file.Vocabulary;
        file.Verify();
        return file;
    }

    /// <inheritdoc/>
    public override void Check(byte[] input, object? read) => FileAccount.Check(input, (ModelFile)read!);

    /// <inheritdoc/>
    public override bool IsDocumented(Exception exception) => exception is InvalidModelFileException;
}
