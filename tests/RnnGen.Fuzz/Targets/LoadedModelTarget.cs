using static RnnGen.Fuzz.FuzzFailureException;

namespace RnnGen.Fuzz;

/// <summary>A model of a class, loaded from memory or from a file with the length of the input deciding which.</summary>
/// <typeparam name="TModel">The class.</typeparam>
public sealed class LoadedModelTarget<TModel>() : FuzzTarget(typeof(TModel).Name, FileSeeds.Of<TModel>())
    where TModel : RnnModel, IRnnModel<TModel>
{
    /// <inheritdoc/>
    public override bool IsSafetensors => true;

    /// <inheritdoc/>
    public override object? Read(byte[] input) => input.Length % 2 == 0 ? TModel.Load(input) : TModel.Load(new MemoryStream(input));

    /// <inheritdoc/>
    /// <remarks>What was loaded is saved to a file that is loaded to the same, and holds the tensors of the file.</remarks>
    public override void Check(byte[] input, object? read)
    {
        TModel model = (TModel)read!;
        byte[] saved = model.Save().ToArray();
        ThrowUnless(TModel.Load(saved).Save().Span.SequenceEqual(saved), "saved and loaded again, it is another model");
        using ModelFile file = ModelFile.Open(input);
        FileAccount.Check(input, file);
        ThrowUnless(file.Vocabulary.Words.SequenceEqual(model.Vocabulary.Words), "the model has other words");
        foreach (ParameterTensor tensor in model.Tensors.Where(tensor => tensor.Role is not (ParameterRole.Bias or ParameterRole.CandidateBias)))
        {
            float[] values = new float[tensor.Length];
            model.ReadTensor(tensor.Name, values);
            ThrowUnless(values.SequenceEqual(file.ReadTensor(tensor.Name)), $"the model has another '{tensor.Name}'");
        }
    }

    /// <inheritdoc/>
    public override bool IsDocumented(Exception exception) => exception is InvalidModelFileException;
}
