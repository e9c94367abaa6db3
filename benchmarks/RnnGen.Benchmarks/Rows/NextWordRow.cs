namespace RnnGen.Benchmarks;

/// <summary>One word in, five suggestions with their probabilities out: <c>next word V=10000 E=64 H=128</c>, <c>next word int8 V=10000 E=64 H=128</c>.</summary>
internal static class NextWordRow
{
    /// <summary>Creates the row of one session on one thread.</summary>
    public static WorkRow Single(MeasuredModel sizes) => new(Name(sizes), () => CreateCase(sizes, new FreezeOptions()));

    /// <summary>Creates the row of one session on one thread, over a model with weights in int8.</summary>
    public static WorkRow Int8(MeasuredModel sizes) => new(Name(sizes, " int8"), () => CreateCase(sizes, new FreezeOptions { Precision = WeightPrecision.Int8 }));

    /// <summary>Creates the row of two threads over one frozen model, each with a session.</summary>
    public static WorkRow TwoThreads(MeasuredModel sizes) => new(
        $"{Name(sizes)} threads=2",
        () => new WorkCase(Operations(sizes)) { Threads = 2, RnnGen = new SuggestOnTwoThreads(sizes.CreateModel().Freeze()) });

    /// <summary>Creates the row of many sessions in one call, on one thread.</summary>
    public static WorkRow Sessions(MeasuredModel sizes, int count) => new($"{Name(sizes)} sessions={count}", () => CreateGroupCase(sizes, count));

    private static string Name(MeasuredModel sizes, string precision = "") =>
        $"next word{precision} V={sizes.VocabularySize} E={sizes.EmbeddingSize} H={sizes.HiddenSize}{(sizes.Shape.TieEmbeddings ? " tied" : "")}";

    private static double Operations(MeasuredModel sizes) => sizes.StepOperations + sizes.OutputOperations;

    private static WorkCase CreateCase(MeasuredModel sizes, FreezeOptions options)
    {
        RnnModel model = sizes.CreateModel();
        GeneratedReader generated = new(model.Freeze(options).CreateSession());
        NaiveReader naive = new(model);
        RuntimeSizeReader runtimeSizes = new(model);
        SideBySide.RequireSameSuggestions(naive, "the generated code", generated, sizes.VocabularySize, AllowedError.Of(options.Precision));
        SideBySide.RequireSameSuggestions(naive, "the code with run-time sizes", runtimeSizes, sizes.VocabularySize, AllowedError.Rounding);
        byte[] graph = OnnxGraphs.NextWord(model);
        byte[] int8Graph = Int8Graph.From(graph);
        RequireOnnx("ONNX Runtime", graph, AllowedError.Rounding);
        RequireOnnx("ONNX Runtime in int8", int8Graph, AllowedError.Int8);

        return new WorkCase(Operations(sizes))
        {
            RnnGen = Suggest(generated),
            Naive = NaiveReader.IsAffordable(Operations(sizes)) ? Suggest(naive) : null,
            RuntimeSizes = Suggest(runtimeSizes),
            OnnxRuntime = SuggestOnnx(graph, threads: 1),
            OnnxRuntimeTwoThreads = SuggestOnnx(graph, threads: 2),
            OnnxRuntimeInt8 = SuggestOnnx(int8Graph, threads: 1),
        };

        void RequireOnnx(string name, byte[] graph, AllowedError allowed)
        {
            using OnnxText text = new(graph, threads: 1);
            SideBySide.RequireSameSuggestions(naive, name, new OnnxReader(text), sizes.VocabularySize, allowed);
        }

        OnnxContender SuggestOnnx(byte[] graph, int threads)
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
        return new WorkCase(Operations(sizes)) { RnnGen = together };
    }
}
