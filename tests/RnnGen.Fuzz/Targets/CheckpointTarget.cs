using System.Text.Json;
using RnnGen.Training;
using static RnnGen.Fuzz.FuzzFailureException;

namespace RnnGen.Fuzz;

/// <summary>A checkpoint that a run is resumed from. Each instance has a file of its own, so one thread uses it at a time.</summary>
public sealed class CheckpointTarget : FuzzTarget, IDisposable
{
    private const int Epochs = 2;

    private static readonly int[] Tokens = [.. Enumerable.Range(0, 40).Select(i => i * i % 8)];

    private readonly string _path;
    private readonly TinyLstm _model;
    private readonly Trainer _trainer;
    private readonly StreamDataset _data;

    /// <summary>Trains for the checkpoints to be changed.</summary>
    public CheckpointTarget()
        : base("checkpoint", WriteSeeds())
    {
        _path = Path.Combine(Directory.CreateTempSubdirectory("rnngen-fuzz").FullName, "run.checkpoint");
        _model = Model();
        _trainer = _model.CreateTrainer(Options(null));
        _data = new StreamDataset(Tokens, _model.Shape);
    }

    /// <inheritdoc/>
    public override bool IsSafetensors => true;

    /// <inheritdoc/>
    /// <remarks>The run's buffers, and the identity that it is compared by.</remarks>
    public override long Overhead => 256 * 1024;

    /// <inheritdoc/>
    public override object? Read(byte[] input)
    {
        File.WriteAllBytes(_path, input);
        try
        {
            return input.Length % 4 == 0 ? CheckpointFile.ReadNote(_path) : _trainer.Resume(_path, _data);
        }
        catch (InvalidCheckpointException e)
        {
            // Where the file lies has nothing to do with how long a message is.
            throw new InvalidDataException(e.Message.Replace(_path, "run.checkpoint", StringComparison.Ordinal), e);
        }
    }

    /// <inheritdoc/>
    public override void Check(byte[] input, object? read)
    {
        if (read is string note)
        {
            using JsonDocument header = SafetensorsParts.ParseHeader(input);
            ThrowUnless(note == header.RootElement.GetProperty("__metadata__").GetProperty("rnngen.note").GetString(), "another note");
            return;
        }

        TrainingResult result = (TrainingResult)read!;
        ThrowUnless(result.EpochsRun is >= 0 and <= Epochs && result.BestEpoch >= 0 && result.BestEpoch <= result.EpochsRun, $"{result.EpochsRun} epochs, the best of which is {result.BestEpoch}");
        ThrowUnless(ParametersOf(_model).All(float.IsFinite), "parameters that are not finite");
        CheckpointAccount.Check(input);
    }

    /// <inheritdoc/>
    public override bool IsDocumented(Exception exception) => exception is InvalidDataException { InnerException: InvalidCheckpointException };

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    private static TinyLstm Model() => new(FileSeeds.VocabularyOf(WordTokenizer.Default, TinyLstm.VocabularySize), seed: 1);

    private static TrainingOptions Options(CheckpointOptions? checkpoint) => new() { Epochs = Epochs, Threads = 1, Checkpoint = checkpoint };

    private static float[] ParametersOf(TinyLstm model)
    {
        List<float> all = [];
        foreach (ParameterTensor tensor in model.Tensors)
        {
            float[] values = new float[tensor.Length];
            model.ReadTensor(tensor.Name, values);
            all.AddRange(values);
        }

        return [.. all];
    }

    /// <summary>One of a complete run, and one from the middle of an epoch.</summary>
    private static List<byte[]> WriteSeeds()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("rnngen-fuzz");
        List<byte[]> seeds = [];
        foreach (int steps in (int[])[0, 3])
        {
            string path = Path.Combine(folder.FullName, "seed.checkpoint");
            TinyLstm model = Model();
            using CancellationTokenSource source = new();
            model.CreateTrainer(Options(new CheckpointOptions { Path = path, Note = "{\"corpus\":\"book.txt\"}" })).Fit(
                new StreamDataset(Tokens, model.Shape), observer: new CancellingObserver(source, steps), cancellationToken: source.Token);
            seeds.Add(File.ReadAllBytes(path));
        }

        folder.Delete(recursive: true);
        return seeds;
    }

    /// <summary>Cancels after some steps; never after none.</summary>
    private sealed class CancellingObserver(CancellationTokenSource source, int steps) : ITrainingObserver
    {
        private int _steps;

        public void OnStep(in TrainingStep step)
        {
            if (++_steps == steps)
            {
                source.Cancel();
            }
        }

        public void OnEpoch(in TrainingEpoch epoch)
        {
        }
    }
}
