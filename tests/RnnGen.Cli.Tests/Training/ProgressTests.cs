using RnnGen.Cli;
using RnnGen.CompilerServices;
using RnnGen.Training;

namespace RnnGen.Tests;

public sealed class ProgressTests
{
    private static readonly TrainingStep Step = new()
    {
        Epoch = 2,
        Epochs = 4,
        Step = 50,
        Steps = 100,
        Loss = 4,
        GradientNorm = 1.5,
        LearningRate = 2.5e-4f,
        WordsPerSecond = 12_345,
        Elapsed = TimeSpan.FromSeconds(30),
    };

    [Fact]
    public void Time_left_goes_on_as_the_run_has_so_far()
    {
        RemainingTime remaining = new();
        remaining.After(Step with { Epoch = 1, Step = 1 });
        Assert.Equal(TimeSpan.FromSeconds(50), remaining.After(Step));
        Assert.Equal(TimeSpan.Zero, remaining.After(Step with { Epoch = 4, Step = 100 }));
    }

    [Fact]
    public void A_run_that_goes_on_is_judged_by_its_own_steps()
    {
        RemainingTime remaining = new();
        remaining.After(Step with { Epoch = 2, Step = 1, Elapsed = TimeSpan.FromSeconds(1) });

        // 50 steps took 30 seconds, 250 are left.
        Assert.Equal(TimeSpan.FromSeconds(150), remaining.After(Step));
    }

    [Fact]
    public void The_figures_are_those_that_people_know() => Assert.Equal(
        ["loss 4.000", "perplexity 54.6", "12,345 words/s", "1:30 left", "gradient norm 1.50", "rate 0.00025"],
        StepFigures.Of(Step, Step.Loss, TimeSpan.FromSeconds(90)));

    [Theory]
    [InlineData(0, "")]
    [InlineData(9, "")]
    [InlineData(10, "loss 4.000")]
    [InlineData(26, "loss 4.000")]
    [InlineData(27, "loss 4.000  perplexity 54.6")]
    [InlineData(500, "loss 4.000  perplexity 54.6  12,345 words/s  1:30 left  gradient norm 1.50  rate 0.00025")]
    public void As_many_figures_are_shown_as_there_is_room_for(int width, string expected) =>
        Assert.Equal(expected, FiguresColumn.Fit(StepFigures.Of(Step, Step.Loss, TimeSpan.FromSeconds(90)), width));

    [Theory]
    [InlineData(6.6, "0:07")]
    [InlineData(59.6, "1:00")]
    [InlineData(3723, "1:02:03")]
    [InlineData(180_000, "2 d 2 h")]
    public void Times_are_short(double seconds, string expected) => Assert.Equal(expected, DurationText.Of(TimeSpan.FromSeconds(seconds)));
}
