using RnnGen.NGrams;

namespace RnnGen.Fuzz;

/// <summary>All readers of bytes that may come from anywhere.</summary>
public static class FuzzTargets
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["file", nameof(TinyLstm), nameof(TinyGru), nameof(TinyCifg), "FrozenTinyLstm", "FrozenTinyGru", "FrozenTinyCifg", "stream", "checkpoint", "session", "ngrams", "words", "profile"];

    /// <summary>Creates a target, for one thread.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static FuzzTarget Create(string name) => name switch
    {
        "file" => new ModelFileTarget(),
        nameof(TinyLstm) => new LoadedModelTarget<TinyLstm>(),
        nameof(TinyGru) => new LoadedModelTarget<TinyGru>(),
        nameof(TinyCifg) => new LoadedModelTarget<TinyCifg>(),
        "FrozenTinyLstm" => new FrozenModelTarget<TinyLstm>(),
        "FrozenTinyGru" => new FrozenModelTarget<TinyGru>(),
        "FrozenTinyCifg" => new FrozenModelTarget<TinyCifg>(),
        "stream" => new StreamTarget(),
        "checkpoint" => new CheckpointTarget(),
        "session" => new SessionTarget(name, new TinyLstm(FileSeeds.VocabularyOf(WordTokenizer.Default, TinyLstm.VocabularySize), seed: 1).CreateSession()),
        "words" => new SessionTarget(name, new TinyGru(FileSeeds.VocabularyOf(WordTokenizer.Default, TinyGru.VocabularySize), seed: 1).CreateSession()),
        "ngrams" => new SessionTarget(name, KneserNeyModel.Train([1, 2, 3, 4, 1, 2, 4, 3, 2, 1], FileSeeds.VocabularyOf(WordTokenizer.Default, 6), order: 3).CreateSession()),
        "profile" => new ProfileTarget(),
        _ => throw new ArgumentException($"There is no target '{name}'; there are {string.Join(", ", Names)}.", nameof(name)),
    };
}
