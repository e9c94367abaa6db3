namespace RnnGen.Benchmarks;

/// <summary>One word through the cell, including the look-up: <c>lstm step E=64 H=64</c>, <c>lstm step folded E=64 H=64</c>, <c>lstm step int8 E=64 H=64</c>.</summary>
internal static class WordStepRow
{
    /// <summary>Creates the row of the step that multiplies the embedding by Wxh.</summary>
    public static WorkRow Plain(MeasuredModel model) => Create(model, "step", new FreezeOptions { FoldedTableBudgetBytes = 0 });

    /// <summary>Creates the row of the step that looks that product up.</summary>
    public static WorkRow Folded(MeasuredModel model) => Create(model, "step folded", new FreezeOptions());

    /// <summary>Creates the row of the step that multiplies the embedding by Wxh in int8.</summary>
    public static WorkRow Int8(MeasuredModel model) => Create(model, "step int8", new FreezeOptions { Precision = WeightPrecision.Int8, FoldedTableBudgetBytes = 0 });

    private static WorkRow Create(MeasuredModel sizes, string work, FreezeOptions options) =>
        new($"{sizes.CellName} {work} E={sizes.EmbeddingSize} H={sizes.HiddenSize}", () => CreateCase(sizes, options));

    private static WorkCase CreateCase(MeasuredModel sizes, FreezeOptions options)
    {
        RnnModel model = sizes.CreateModel();
        GeneratedReader generated = new(model.Freeze(options).CreateSession());
        NaiveReader naive = new(model);
        RuntimeSizeReader runtimeSizes = new(model);
        SideBySide.RequireSameSuggestions(naive, "the generated code", generated, sizes.VocabularySize, AllowedError.Of(options.Precision));
        SideBySide.RequireSameSuggestions(naive, "the code with run-time sizes", runtimeSizes, sizes.VocabularySize, AllowedError.Rounding);

        byte[] graph = OnnxGraphs.Step(model);
        SideBySide.RequireSameStates(naive, "ONNX Runtime", graph, sizes.VocabularySize, AllowedError.Rounding);
        byte[]? int8Graph = options.Precision == WeightPrecision.Int8 && Int8Graph.HasQuantizedCell(sizes.Cell) ? Int8Graph.From(graph) : null;
        if (int8Graph is not null)
        {
            SideBySide.RequireSameStates(naive, "ONNX Runtime in int8", int8Graph, sizes.VocabularySize, AllowedError.Int8);
        }

        return new WorkCase(sizes.StepOperations)
        {
            RnnGen = Feed(generated),
            Naive = NaiveReader.IsAffordable(sizes.StepOperations) ? Feed(naive) : null,
            RuntimeSizes = Feed(runtimeSizes),
            OnnxRuntime = FeedOnnx(graph, threads: 1),
            OnnxRuntimeTwoThreads = FeedOnnx(graph, threads: 2),
            OnnxRuntimeInt8 = int8Graph is null ? null : FeedOnnx(int8Graph, threads: 1),
        };

        OnnxContender FeedOnnx(byte[] graph, int threads)
        {
            OnnxText text = new(graph, threads);
            return new OnnxContender(Feed(new OnnxReader(text)), text, threads);
        }

        FeedWords<TReader> Feed<TReader>(TReader reader)
            where TReader : struct, IWordReader => new(reader, new WordCycle(sizes.VocabularySize));
    }
}
