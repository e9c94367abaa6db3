using BenchmarkDotNet.Attributes;
using RnnGen.Reference;

namespace RnnGen.Benchmarks;

/// <summary>One word through the cell: the look-up of its embedding and one step of the recurrence, batch 1.</summary>
public class WordStep
{
    private Session _generated = null!;
    private ReferenceSession<float> _naive = null!;
    private WordCycle _words = null!;

    /// <summary>The models stepped, all with V = 10,000.</summary>
    public static IEnumerable<ModelCase> Models =>
    [
        new("lstm E=H=16", StepLstm16.VocabularySize, words => new StepLstm16(words, ModelCase.Seed)),
        new("lstm E=H=64", StepLstm64.VocabularySize, words => new StepLstm64(words, ModelCase.Seed)),
        new("lstm E=H=128", StepLstm128.VocabularySize, words => new StepLstm128(words, ModelCase.Seed)),
        new("tanh E=H=16", StepTanh16.VocabularySize, words => new StepTanh16(words, ModelCase.Seed)),
        new("tanh E=H=64", StepTanh64.VocabularySize, words => new StepTanh64(words, ModelCase.Seed)),
        new("tanh E=H=128", StepTanh128.VocabularySize, words => new StepTanh128(words, ModelCase.Seed)),
    ];

    /// <summary>The row of the table.</summary>
    [ParamsSource(nameof(Models))]
    public ModelCase Model { get; set; } = null!;

    /// <summary>Makes both sides with the same parameters and checks that they predict the same.</summary>
    [GlobalSetup]
    public void Setup()
    {
        RnnModel model = Model.CreateModel();
        _generated = model.CreateSession();
        _naive = ReferenceModel<float>.From(model).CreateSession();
        _words = new WordCycle(Model.VocabularySize);
        RequireAgreement();
    }

    /// <summary>Scalar code with run-time sizes.</summary>
    [Benchmark(Baseline = true)]
    public void Naive() => _naive.Step(_words.Next());

    /// <summary>The emitted step, through the session that users call.</summary>
    [Benchmark]
    public void Generated() => _generated.Feed(_words.Next());

    private void RequireAgreement()
    {
        for (int i = 0; i < 100; i++)
        {
            int word = _words.Next();
            _generated.Feed(word);
            _naive.Step(word);
        }

        float[] generated = new float[Model.VocabularySize];
        float[] naive = new float[Model.VocabularySize];
        _generated.Logits(generated);
        _naive.Logits(naive);
        for (int word = 0; word < generated.Length; word += 100)
        {
            Agreement.Require($"exp(logit) of word {word}", MathF.Exp(generated[word]), MathF.Exp(naive[word]));
        }
    }
}
