namespace RnnGen.Generators.Tests;

/// <summary>Specs to plan, without a class that was parsed.</summary>
internal static class Specs
{
    private const int Count = 60;

    private static readonly TypeDeclarationSpec Type = new("", EquatableArray<string>.Empty, "Model", "Model", "RnnGen.Generated.Model");

    /// <summary>The shapes of the property tests: a test's name shows the seed that fails.</summary>
    public static TheoryData<int> Seeds => new(Enumerable.Range(0, Count));

    public static IEnumerable<ModelSpec> All => Enumerable.Range(0, Count).Select(Random);

    /// <summary>The largest value of every size: far too large to be emitted, but planned, so that a diagnostic can name what it needs.</summary>
    public static ModelSpec Largest { get; } = Of(
        CellKind.Lstm,
        SizeRange.VocabularySize.Maximum,
        SizeRange.EmbeddingSize.Maximum,
        SizeRange.HiddenSize.Maximum,
        SizeRange.Layers.Maximum,
        SizeRange.SequenceLength.Maximum,
        SizeRange.BatchSize.Maximum);

    /// <summary>The shape of <paramref name="seed"/>: up to five panels wide, every third one-hot, every third with a tied embedding (every other one as wide as h), every tenth with a large vocabulary.</summary>
    public static ModelSpec Random(int seed)
    {
        RandomSource random = new((ulong)seed);
        CellKind[] cells = Enum.GetValues<CellKind>();
        CellKind cell = cells[random.NextInt32(cells.Length)];
        int vocabulary = 1 + random.NextInt32(seed % 10 == 9 ? 60_000 : 80);
        int embedding = seed % 3 == 0 ? 0 : 1 + random.NextInt32(80);
        int hidden = seed % 6 == 1 ? embedding : 1 + random.NextInt32(80);
        return Of(
            cell,
            vocabulary,
            embedding,
            hidden,
            1 + random.NextInt32(4),
            1 + random.NextInt32(24),
            1 + random.NextInt32(12),
            (LossKind)random.NextInt32(2),
            tied: seed % 3 == 1);
    }

    public static ModelSpec Of(
        CellKind cell, int vocabulary, int embedding, int hidden, int layers = 1, int sequence = 1, int batch = 1, LossKind loss = LossKind.EveryStep, bool tied = false) =>
        new(Type, cell)
        {
            VocabularySize = vocabulary,
            EmbeddingSize = embedding,
            HiddenSize = hidden,
            Layers = layers,
            SequenceLength = sequence,
            BatchSize = batch,
            Loss = loss,
            TieEmbeddings = tied,
        };

    /// <summary>The run-time library's words for <paramref name="spec"/>.</summary>
    public static ModelShape Shape(ModelSpec spec) => new() { Cell = Enum.Parse<RecurrentCell>(spec.Cell.ToString()), VocabularySize = spec.VocabularySize, EmbeddingSize = spec.EmbeddingSize, HiddenSize = spec.HiddenSize, Layers = spec.Layers, SequenceLength = spec.SequenceLength, BatchSize = spec.BatchSize, Loss = Enum.Parse<LossPosition>(spec.Loss.ToString()), TieEmbeddings = spec.TieEmbeddings };
}
