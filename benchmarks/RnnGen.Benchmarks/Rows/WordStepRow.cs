namespace RnnGen.Benchmarks;

/// <summary>One word through the cell, including the look-up: <c>lstm step E=64 H=64</c>, <c>lstm step folded E=64 H=64</c>.</summary>
internal static class WordStepRow
{
    /// <summary>Creates the row of the step that multiplies the embedding by Wxh.</summary>
    public static WorkRow Plain(MeasuredModel model) => Create(model, "step", new FreezeOptions { FoldedTableBudgetBytes = 0 });

    /// <summary>Creates the row of the step that looks that product up.</summary>
    public static WorkRow Folded(MeasuredModel model) => Create(model, "step folded", new FreezeOptions());

    private static WorkRow Create(MeasuredModel sizes, string work, FreezeOptions options) =>
        new($"{sizes.CellName} {work} E={sizes.EmbeddingSize} H={sizes.HiddenSize}", () => CreateCase(sizes, options));

    private static WorkCase CreateCase(MeasuredModel sizes, FreezeOptions options)
    {
        RnnModel model = sizes.CreateModel();
        GeneratedReader generated = new(model.Freeze(options).CreateSession());
        NaiveReader naive = new(model);
        SideBySide.RequireSameSuggestions(naive, "the generated code", generated, sizes.VocabularySize);
        RuntimeSizeReader? runtimeSizes = RuntimeSizeCell.IsWrittenFor(sizes.Cell) ? new RuntimeSizeReader(model) : null;
        if (runtimeSizes is { } reader)
        {
            SideBySide.RequireSameSuggestions(naive, "the code with run-time sizes", reader, sizes.VocabularySize);
        }

        byte[] graph = OnnxGraphs.Step(model);
        SideBySide.RequireSameStates(naive, graph, sizes.VocabularySize);
        return new WorkCase(sizes.StepOperations)
        {
            RnnGen = Feed(generated),
            Naive = NaiveReader.IsAffordable(sizes.StepOperations) ? Feed(naive) : null,
            RuntimeSizes = runtimeSizes is { } runtimeSizeReader ? Feed(runtimeSizeReader) : null,
            OnnxRuntime = FeedOnnx(threads: 1),
            OnnxRuntimeTwoThreads = FeedOnnx(threads: 2),
        };

        OnnxContender FeedOnnx(int threads)
        {
            OnnxText text = new(graph, threads);
            return new OnnxContender(Feed(new OnnxReader(text)), text, threads);
        }

        FeedWords<TReader> Feed<TReader>(TReader reader)
            where TReader : struct, IWordReader => new(reader, new WordCycle(sizes.VocabularySize));
    }
}
