using RnnGen.Cli;
using RnnGen.CompilerServices;

namespace RnnGen.Tests;

/// <summary>A run that nobody trained: two records of steps an epoch.</summary>
internal static class RecordedRun
{
    public static RunRecord Run { get; } = new(
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        PresetReport.From(PresetTable.LstmSmall),
        new CorpusRecord("'a <b> & \"c\".txt'", 1000, "'d.txt'", 100, 50, "word", LowerCase: true),
        new OptionsRecord("stream", RecipeReport.From(new TrainingRecipe { Epochs = 4, Dropout = DropoutChoice.Parse("0.2,0.3,0.4")!.Value }), Seed: 1, Threads: 2, SampledWords: 0),
        "model.safetensors",
        "a machine");

    public static StepRecord Step(int epoch, int half) =>
        new(epoch, Step: 10 * half, Steps: 20, Loss: 6.0 / epoch, GradientNorm: 0.5 * half, LargestGradientNorm: half, LearningRate: 1e-3f / epoch, WordsPerSecond: 10_000);

    public static EpochRecord Epoch(int epoch) => new(
        epoch, TrainLoss: 6.0 / epoch, TrainPerplexity: Math.Exp(6.0 / epoch), ValidationPerplexity: 300.0 / epoch, IsBest: true, GradientNorm: 0.75, LearningRate: 1e-3f / epoch, Seconds: 2, WordsPerSecond: 10_000, AllocatedBytes: 0,
        Samples: [$"Sample of epoch {epoch}: <script>alert('ñ & \"x\"')</script>", "Another."]);

    public static void Write(string path, int epochs, RunRecord? run = null)
    {
        using LogWriter log = LogWriter.Open(path, goesOn: false, new Invocation(TextReader.Null, TextWriter.Null, TextWriter.Null));
        log.Write(run ?? Run);
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            log.Write(Step(epoch, 1));
            log.Write(Step(epoch, 2));
            log.Write(Epoch(epoch));
        }

        log.Write(new EndRecord(EndReason.Completed, epochs, 300.0 / epochs, 2 * epochs, AllocatedBytes: 0, Message: null));
    }
}
