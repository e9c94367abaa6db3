using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>Options check their values when they are set.</summary>
public sealed class TrainingOptionsTests
{
    public static TheoryData<string, Func<TrainingOptions>> OutOfRange => new()
    {
        { "Epochs is 0, but must be at least 1.", () => new TrainingOptions { Epochs = 0 } },
        { "ClipNorm is 0, but must be positive; write float.PositiveInfinity for no clipping.", () => new TrainingOptions { ClipNorm = 0 } },
        { "ClipNorm is NaN", () => new TrainingOptions { ClipNorm = float.NaN } },
        { "ClipValue is -1", () => new TrainingOptions { ClipValue = -1 } },
        { "Patience is -1, but must be a number of epochs, or 0 to run them all.", () => new TrainingOptions { Patience = -1 } },
        { "Threads is -1, but must be from 1 to 256, or 0 for one for each processor.", () => new TrainingOptions { Threads = -1 } },
        { "SampledWords is -16, but must be 0, for the full softmax, or a multiple of 16.", () => new TrainingOptions { SampledWords = -16 } },
        { "ActivationRegularization is -1, but must be 0 or a positive number.", () => new TrainingOptions { ActivationRegularization = -1 } },
        { "ActivationRegularization is Infinity", () => new TrainingOptions { ActivationRegularization = float.PositiveInfinity } },
        { "TemporalActivationRegularization is NaN, but must be 0 or a positive number.", () => new TrainingOptions { TemporalActivationRegularization = float.NaN } },
        { "SoftTargetWeight is 1.5, but must be from 0 to 1.", () => new TrainingOptions { SoftTargetWeight = 1.5f } },
        { "SoftTargetWeight is NaN", () => new TrainingOptions { SoftTargetWeight = float.NaN } },
        { "Epochs is -3", () => new TrainingOptions() with { Epochs = -3 } },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void Numbers_outside_their_range_are_refused(string message, Func<TrainingOptions> set)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(set);

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith($"{error.ParamName} is {error.ActualValue}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_needed_cannot_be_null_nor_a_note_too_long()
    {
        Assert.Equal("Optimizer", Refused(() => new TrainingOptions { Optimizer = null! }));
        Assert.Equal("Averaging", Refused(() => new TrainingOptions { Averaging = null! }));
        Assert.Equal("Schedule", Refused(() => new TrainingOptions { Schedule = null! }));
        Assert.Equal("Path", Refused(() => new CheckpointOptions { Path = null! }));
        Assert.Equal("Note", Refused(() => new CheckpointOptions { Path = "x", Note = null! }));

        Assert.Contains(
            "Note has 1048577 bytes",
            Assert.Throws<ArgumentException>(() => new CheckpointOptions { Path = "x", Note = new string('n', (1 << 20) + 1) }).Message,
            StringComparison.Ordinal);

        static string? Refused(Func<object> set) => Assert.Throws<ArgumentNullException>(set).ParamName;
    }

    [Fact]
    public void The_defaults_are_those_of_the_documentation()
    {
        TrainingOptions options = new();

        Assert.Equal((5, 5f, float.PositiveInfinity, 0ul, 0, 0, 0), (options.Epochs, options.ClipNorm, options.ClipValue, options.Seed, options.Threads, options.SampledWords, options.Patience));
        Assert.Equal(("Adam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1E-08, weightDecay: 0)", "Constant"), ($"{options.Optimizer}", $"{options.Schedule}"));
        Assert.Equal((DropoutRates.None, null), (options.Dropout, options.Checkpoint));
        Assert.Equal((null, 0.5f), (options.SoftTargets, options.SoftTargetWeight));
        Assert.Equal((0f, 0f, WeightAveraging.None), (options.ActivationRegularization, options.TemporalActivationRegularization, options.Averaging));
    }
}
