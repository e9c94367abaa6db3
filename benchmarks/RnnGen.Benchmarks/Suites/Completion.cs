using BenchmarkDotNet.Attributes;

namespace RnnGen.Benchmarks;

/// <summary>A two-letter prefix in, five completions with their probabilities out.</summary>
public class Completion
{
    private CompleteWords _generated = null!;
    private CompleteWordsNaively _naive = null!;

    /// <summary>The models that complete.</summary>
    public static IEnumerable<ModelCase> Models =>
        [new("lstm V=10000 E=64 H=128", LstmV10000E64H128.VocabularySize, words => new LstmV10000E64H128(words, ModelCase.Seed))];

    /// <summary>The row of the table.</summary>
    [ParamsSource(nameof(Models))]
    public ModelCase Model { get; set; } = null!;

    /// <summary>Creates both sides with the same parameters and checks that their completions agree.</summary>
    [GlobalSetup]
    public void Setup()
    {
        CompletionPair pair = CompletionPair.Create(Model.CreateModel());
        (_generated, _naive) = (pair.Generated, pair.Naive);
    }

    /// <summary>Computes the probabilities of all words, then scans their spellings.</summary>
    [Benchmark(Baseline = true)]
    public void Naive() => _naive.Run(1);

    /// <summary>Computes only the words that match.</summary>
    [Benchmark]
    public void Generated() => _generated.Run(1);
}
