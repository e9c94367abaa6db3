using BenchmarkDotNet.Attributes;
using RnnGen.Reference;

namespace RnnGen.Benchmarks;

/// <summary>One word through the cell: the look-up of its embedding and one step of the recurrence, batch 1, V = 10,000.</summary>
public class WordStep
{
    private const int VocabularySize = 10_000;
    private Session _generated = null!;
    private Session _folded = null!;
    private ReferenceSession<float> _naive = null!;
    private WordCycle _words = null!;

    /// <summary>The recurrence.</summary>
    [Params(RecurrentCell.Lstm, RecurrentCell.Tanh)]
    public RecurrentCell Cell { get; set; }

    /// <summary>E = H.</summary>
    [Params(16, 64, 128)]
    public int HiddenSize { get; set; }

    /// <summary>Creates both sides with the same parameters and checks that their predictions agree.</summary>
    [GlobalSetup]
    public void Setup()
    {
        RnnModel model = MeasuredModels.Find(Cell, VocabularySize, HiddenSize, HiddenSize).CreateModel();
        _generated = model.CreateSession();
        _folded = model.Freeze().CreateSession();
        _naive = ReferenceModel<float>.From(model).CreateSession();
        _words = new WordCycle(VocabularySize);
        RequireAgreement();
    }

    /// <summary>Runs scalar code with run-time sizes.</summary>
    [Benchmark(Baseline = true)]
    public void Naive() => _naive.Step(_words.Next());

    /// <summary>Runs the emitted step, through the session that users call.</summary>
    [Benchmark]
    public void Generated() => _generated.Feed(_words.Next());

    /// <summary>Runs the same with a frozen model, where a table with one row per word replaces the input product.</summary>
    [Benchmark]
    public void Folded() => _folded.Feed(_words.Next());

    private void RequireAgreement()
    {
        for (int i = 0; i < 100; i++)
        {
            int word = _words.Next();
            _generated.Feed(word);
            _folded.Feed(word);
            _naive.Step(word);
        }

        float[] generated = new float[VocabularySize];
        float[] folded = new float[VocabularySize];
        float[] naive = new float[VocabularySize];
        _generated.Logits(generated);
        _folded.Logits(folded);
        _naive.Logits(naive);
        for (int word = 0; word < generated.Length; word += 100)
        {
            Agreement.Require($"exp(logit) of word {word}", MathF.Exp(generated[word]), MathF.Exp(naive[word]));
            Agreement.Require($"exp(logit) of word {word}", MathF.Exp(folded[word]), MathF.Exp(naive[word]));
        }
    }
}
