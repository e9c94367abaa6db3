namespace RnnGen;

/// <summary>What makes a model of another one's class.</summary>
public static class RnnModelExtensions
{
    /// <summary>
    /// A model over a longer vocabulary that has learnt what this one has: the rows of the words that both have keep their bits, and new words share the
    /// probability of <c>&lt;unk&gt;</c> until they are trained (<see cref="RnnModel.CopyParametersFrom"/>). A <see cref="ServingModel"/> takes it over in running sessions.
    /// </summary>
    /// <typeparam name="TModel">The class of both models.</typeparam>
    /// <param name="model">The model; it stays as it is.</param>
    /// <param name="vocabulary">The words, at most V: those of <paramref name="model"/> and more after them, as <see cref="Vocabulary.With"/> makes it.</param>
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
