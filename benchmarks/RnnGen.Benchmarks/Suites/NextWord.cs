using BenchmarkDotNet.Attributes;

namespace RnnGen.Benchmarks;

/// <summary>One word in, five suggestions with their probabilities out: embedding, cell, output layer, softmax, top five.</summary>
public class NextWord
{
    private readonly Suggestion[] _suggestions = new Suggestion[SuggestionRow.Count];
    private GeneratedReader _generated;
    private NaiveReader _naive;
    private WordCycle _words = null!;

    /// <summary>The models that suggest.</summary>
    public static IEnumerable<ModelCase> Models =>
    [
        new("lstm V=10000 E=64 H=128", LstmV10000E64H128.VocabularySize, words => new LstmV10000E64H128(words, ModelCase.Seed)),
        new("lstm V=4096 E=64 H=128", LstmV4096E64H128.VocabularySize, words => new LstmV4096E64H128(words, ModelCase.Seed)),
        new("lstm V=1000 E=32 H=64", LstmV1000E32H64.VocabularySize, words => new LstmV1000E32H64(words, ModelCase.Seed)),
    ];

    /// <summary>The row of the table.</summary>
    [ParamsSource(nameof(Models))]
    public ModelCase Model { get; set; } = null!;

    /// <summary>Creates both sides with the same parameters and checks that they suggest with the same probabilities.</summary>
    [GlobalSetup]
    public void Setup()
    {
        RnnModel model = Model.CreateModel();
        _generated = new GeneratedReader(model.Freeze().CreateSession());
        _naive = new NaiveReader(model);
        _words = new WordCycle(Model.VocabularySize);
        SideBySide.RequireSameSuggestions(_naive, "the generated code", _generated, Model.VocabularySize, AllowedError.Rounding);
    }

    /// <summary>Runs scalar code with run-time sizes: all probabilities, then a scan for the five best.</summary>
    [Benchmark(Baseline = true)]
    public Suggestion Naive() => Suggest(_naive);

    /// <summary>Runs the emitted step and output layer of a frozen model, through the session that users call.</summary>
    [Benchmark]
    public Suggestion Generated() => Suggest(_generated);

    private Suggestion Suggest<TReader>(TReader reader)
        where TReader : struct, ISuggester
    {
        reader.Feed(_words.Next());
        reader.Suggest(_suggestions);
        return _suggestions[0];
    }
}
