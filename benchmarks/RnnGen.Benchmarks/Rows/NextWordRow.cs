namespace RnnGen.Benchmarks;

/// <summary>One word in, five suggestions with their probabilities out: <c>next word V=10000 E=64 H=128</c>.</summary>
internal static class NextWordRow
{
    /// <summary>Creates the row of one session on one thread.</summary>
    public static WorkRow Single(MeasuredModel sizes) => new(Name(sizes), () => CreateCase(sizes));

    /// <summary>Creates the row of two threads over one frozen model, each with a session.</summary>
    public static WorkRow TwoThreads(MeasuredModel sizes) => new(
        $"{Name(sizes)} threads=2",
        () => new WorkCase(Operations(sizes)) { Threads = 2, RnnGen = new SuggestOnTwoThreads(sizes.CreateModel().Freeze()) });

    /// <summary>Creates the row of many sessions in one call, on one thread.</summary>
    public static WorkRow Sessions(MeasuredModel sizes, int count) => new($"{Name(sizes)} sessions={count}", () => CreateGroupCase(sizes, count));

    private static string Name(MeasuredModel sizes) => $"next word V={sizes.VocabularySize} E={sizes.EmbeddingSize} H={sizes.HiddenSize}";

    private static double Operations(MeasuredModel sizes) => sizes.StepOperations + sizes.OutputOperations;

    private static WorkCase CreateCase(MeasuredModel sizes)
    {
        RnnModel model = sizes.CreateModel();
        GeneratedReader generated = new(model.Freeze().CreateSession());
        NaiveReader naive = new(model);
        RuntimeSizeReader runtimeSizes = new(model);
        SideBySide.RequireSameSuggestions(naive, "the generated code", generated, sizes.VocabularySize);
        SideBySide.RequireSameSuggestions(naive, "the code with run-time sizes", runtimeSizes, sizes.VocabularySize);
        byte[] graph = OnnxGraphs.NextWord(model);
        using (OnnxText text = new(graph, threads: 1))
        {
            SideBySide.RequireSameSuggestions(naive, "ONNX Runtime", new OnnxReader(text), sizes.VocabularySize);
        }

        return new WorkCase(Operations(sizes))
        {
            RnnGen = Suggest(generated),
            Naive = NaiveReader.IsAffordable(Operations(sizes)) ? Suggest(naive) : null,
            RuntimeSizes = Suggest(runtimeSizes),
            OnnxRuntime = SuggestOnnx(threads: 1),
            OnnxRuntimeTwoThreads = SuggestOnnx(threads: 2),
        };

        OnnxContender SuggestOnnx(int threads)
        {
            OnnxText text = new(graph, threads);
            return new OnnxContender(Suggest(new OnnxReader(text)), text, threads);
        }

        SuggestWords<TReader> Suggest<TReader>(TReader reader)
            where TReader : struct, ISuggester => new(reader, new WordCycle(sizes.VocabularySize));
    }

    private static WorkCase CreateGroupCase(MeasuredModel sizes, int count)
    {
        FrozenModel model = sizes.CreateModel().Freeze();
        SessionGroup group = model.CreateSessionGroup(count);
        SuggestInGroup together = new(group);
        SideBySide.RequireSameSuggestions(model, group, together);
        return new WorkCase(Operations(sizes)) { IsWide = true, RnnGen = together };
    }
}
