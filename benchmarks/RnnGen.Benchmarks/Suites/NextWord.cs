using BenchmarkDotNet.Attributes;
using RnnGen.Reference;

namespace RnnGen.Benchmarks;

/// <summary>One word in, five suggestions with their probabilities out: embedding, cell, output layer, softmax, top five.</summary>
public class NextWord
{
    private readonly Suggestion[] _suggestions = new Suggestion[5];
    private readonly float[] _probabilities = new float[LstmV4096E64H128.VocabularySize];
    private Session _generated = null!;
    private ReferenceSession<float> _naive = null!;
    private WordCycle _words = null!;

    /// <summary>The model that suggests.</summary>
    public static IEnumerable<ModelCase> Models =>
        [new("lstm V=4096 E=64 H=128", LstmV4096E64H128.VocabularySize, words => new LstmV4096E64H128(words, ModelCase.Seed))];

    /// <summary>The row of the table.</summary>
    [ParamsSource(nameof(Models))]
    public ModelCase Model { get; set; } = null!;

    /// <summary>Makes both sides with the same parameters and checks that they suggest with the same probabilities.</summary>
    [GlobalSetup]
    public void Setup()
    {
        RnnModel model = Model.CreateModel();
        _generated = model.CreateSession();
        _naive = ReferenceModel<float>.From(model).CreateSession();
        _words = new WordCycle(Model.VocabularySize);
        for (int i = 0; i < 20; i++)
        {
            RequireAgreement(_words.Next());
        }
    }

    /// <summary>Scalar code with run-time sizes: all probabilities, then a scan for the five best.</summary>
    [Benchmark(Baseline = true)]
    public Suggestion Naive() => SuggestNaively(_words.Next());

    /// <summary>The emitted step and logits, through the session that users call.</summary>
    [Benchmark]
    public Suggestion Generated() => SuggestGenerated(_words.Next());

    private Suggestion SuggestNaively(int word)
    {
        _naive.Step(word);
        _naive.Probabilities(_probabilities);
        NaiveSuggestions.Select(_probabilities, _suggestions);
        return _suggestions[0];
    }

    private Suggestion SuggestGenerated(int word)
    {
        _generated.Feed(word);
        _generated.Suggest(_suggestions);
        return _suggestions[0];
    }

    private void RequireAgreement(int word)
    {
        SuggestGenerated(word);
        Suggestion[] generated = [.. _suggestions];
        SuggestNaively(word);
        for (int k = 0; k < generated.Length; k++)
        {
            Agreement.Require($"The probability of suggestion {k + 1}", generated[k].Probability, _suggestions[k].Probability);
        }
    }
}
