namespace RnnGen;

/// <summary>Methods that create a model of the same class as another.</summary>
public static class RnnModelExtensions
{
    /// <summary>
    /// Creates a model over a longer vocabulary that keeps what this one has learnt: the rows of the words that both have are bit-identical, and new words share the
    /// probability of <c>&lt;unk&gt;</c> until they are trained (<see cref="RnnModel.CopyParametersFrom"/>). A <see cref="ServingModel"/> can swap it in under running sessions.
    /// </summary>
    /// <typeparam name="TModel">The class of both models.</typeparam>
    /// <param name="model">The model; it stays as it is.</param>
    /// <param name="vocabulary">The words, at most V: those of <paramref name="model"/> followed by more, as <see cref="Vocabulary.With"/> makes it.</param>
    /// <exception cref="ArgumentException">The vocabulary does not begin with the words of <paramref name="model"/>, or is larger than V.</exception>
    /// <example><code>DialogueModel grown = model.WithVocabulary(model.Vocabulary.With("Excalibur"));</code></example>
    public static TModel WithVocabulary<TModel>(this TModel model, Vocabulary vocabulary)
        where TModel : RnnModel, IRnnModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(model);
        TModel grown = TModel.Create(vocabulary);
        grown.CopyParametersFrom(model);
        return grown;
    }
}
