namespace RnnGen.Benchmarks;

/// <summary>One row of a table: a model and the name of the row.</summary>
/// <param name="Name">Cell and sizes.</param>
/// <param name="VocabularySize">V.</param>
/// <param name="Create">Creates the model over a vocabulary, from a fixed seed.</param>
public sealed record ModelCase(string Name, int VocabularySize, Func<Vocabulary, RnnModel> Create)
{
    /// <summary>The seed of every model measured.</summary>
    public const ulong Seed = 1;

    /// <summary>Creates the model over a full vocabulary.</summary>
    public RnnModel CreateModel() => Create(ZipfText.Vocabulary(VocabularySize));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
