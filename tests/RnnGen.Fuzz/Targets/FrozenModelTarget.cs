using static RnnGen.Fuzz.FuzzFailureException;

namespace RnnGen.Fuzz;

/// <summary>A model of a class, loaded for serving from a file of either precision.</summary>
/// <typeparam name="TModel">The class.</typeparam>
public sealed class FrozenModelTarget<TModel>() : FuzzTarget($"Frozen{typeof(TModel).Name}", [.. FileSeeds.Int8Of<TModel>(), .. FileSeeds.Of<TModel>()])
    where TModel : RnnModel, IRnnModel<TModel>
{
    /// <inheritdoc/>
    public override bool IsSafetensors => true;

    /// <inheritdoc/>
    public override object? Read(byte[] input)
    {
        using ModelFile file = ModelFile.Open(input);
        return TModel.LoadFrozen(file);
    }

    /// <inheritdoc/>
    /// <remarks>What was loaded has the precision of the file, and is saved to one that is loaded to the same.</remarks>
    public override void Check(byte[] input, object? read)
    {
        FrozenModel model = (FrozenModel)read!;
        byte[] saved = model.Save().ToArray();
        using ModelFile copy = ModelFile.Open(saved), file = ModelFile.Open(input);
        ThrowUnless(TModel.LoadFrozen(copy).Save().Span.SequenceEqual(saved), "saved and loaded again, it is another model");
        FileAccount.Check(input, file);
        FileAccount.Check(saved, copy);
        ThrowUnless(file.Precision == model.Precision && copy.Precision == model.Precision, "the model has another precision");
        ThrowUnless(file.Vocabulary.Words.SequenceEqual(model.Vocabulary.Words), "the model has other words");
        ThrowUnless(file.QuantizationErrors.SequenceEqual(model.QuantizationErrors), "the model has other errors");
    }

    /// <inheritdoc/>
    public override bool IsDocumented(Exception exception) => exception is InvalidModelFileException;
}
