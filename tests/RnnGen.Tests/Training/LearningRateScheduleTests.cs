using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>Schedules alone: four epochs of five steps, base rate 0.8.</summary>
public sealed class LearningRateScheduleTests
{
    private const double BaseRate = 0.8;

    private static readonly ScheduleSpan Span = new() { StepsPerEpoch = 5, FirstStep = 0, EndStep = 20 };

    [Fact]
    public void Constant_stays() => Assert.All(Rates(LearningRateSchedules.Constant), rate => Assert.Equal(BaseRate, rate));

    [Fact]
    public void Step_changes_with_every_nth_epoch()
    {
        Assert.Equal([.. Repeat(0.8, 5), .. Repeat(0.4, 5), .. Repeat(0.2, 5), .. Repeat(0.1, 5)], Rates(LearningRateSchedules.Step(everyEpochs: 1, factor: 0.5)));
        Assert.Equal([.. Repeat(0.8, 15), .. Repeat(1.6, 5)], Rates(LearningRateSchedules.Step(everyEpochs: 3, factor: 2)));
    }

    /// <summary>The closed form that PyTorch's documentation gives for <c>CosineAnnealingLR</c>.</summary>
    [Fact]
    public void Cosine_falls_to_its_minimum_over_the_whole_run()
    {
        double[] rates = Rates(LearningRateSchedules.Cosine(minimum: 0.1f));

        Assert.All(Enumerable.Range(0, 20), step => Assert.Equal(0.1f + (0.5 * (BaseRate - 0.1f) * (1 + Math.Cos(Math.PI * step / 20))), rates[step], 1e-12));
        Assert.Equal(BaseRate, rates[0]);
    }

    [Fact]
    public void Warm_up_rises_and_gives_way_to_the_next()
    {
        Assert.Equal([0.2, 0.4, 0.6, 0.8, .. Repeat(0.8, 16)], Rates(LearningRateSchedules.WarmUp(4)).Select(Rounded));
        Assert.Equal([0.4, 0.8, .. Repeat(0.8, 8), .. Repeat(0.4, 10)], Rates(LearningRateSchedules.WarmUp(2, LearningRateSchedules.Step(2, 0.5))).Select(Rounded));

        double[] cosine = Rates(LearningRateSchedules.WarmUp(4, LearningRateSchedules.Cosine()));
        Assert.Equal(0.6, Rounded(cosine[2]));
        Assert.All(Enumerable.Range(4, 16), step => Assert.Equal(0.5 * BaseRate * (1 + Math.Cos(Math.PI * (step - 4) / 16)), cosine[step], 1e-12));
    }

    [Theory]
    [InlineData(0, new[] { 5.0, 4.0, 4.0, 4.5, 3.0, 3.5 }, new[] { 0.8, 0.8, 0.8, 0.4, 0.2, 0.2, 0.1 })]
    [InlineData(1, new[] { 5.0, 5.0, 4.0, 4.0, 4.0, 4.0, 4.0 }, new[] { 0.8, 0.8, 0.8, 0.8, 0.8, 0.4, 0.4, 0.2 })]
    public void A_plateau_lowers_the_rate(int patience, double[] losses, double[] expected)
    {
        LearningRateState state = LearningRateSchedules.ReduceOnPlateau(patience: patience).CreateState(Span);
        List<double> rates = [state.Rate(BaseRate, 0)];
        foreach (double loss in losses)
        {
            state.CompleteEpoch(loss);
            rates.Add(state.Rate(BaseRate, 0));
        }

        Assert.Equal(expected, rates);
    }

    [Fact]
    public void What_a_schedule_remembers_can_be_copied_back()
    {
        LearningRateSchedule schedule = LearningRateSchedules.WarmUp(2, LearningRateSchedules.ReduceOnPlateau(patience: 1));
        LearningRateState first = schedule.CreateState(Span);
        LearningRateState second = schedule.CreateState(Span);
        Complete(first, 3, 4, 4, 4);
        first.Numbers.CopyTo(second.Numbers);
        Complete(first, 4, 5);
        Complete(second, 4, 5);

        Assert.Equal(first.Rate(BaseRate, 10), second.Rate(BaseRate, 10));
        Assert.Equal(0.2, second.Rate(BaseRate, 10));
    }

    [Fact]
    public void Its_text_has_all_of_its_numbers()
    {
        Assert.Equal("WarmUp(steps: 3, then: Step(everyEpochs: 2, factor: 0.5))", $"{LearningRateSchedules.WarmUp(3, LearningRateSchedules.Step(2, 0.5))}");
        Assert.Equal("Constant", $"{LearningRateSchedules.Constant}");
        Assert.Equal("Cosine(minimum: 0.25)", $"{LearningRateSchedules.Cosine(0.25f)}");
        Assert.Equal("ReduceOnPlateau(factor: 0.5, patience: 0)", $"{LearningRateSchedules.ReduceOnPlateau()}");
    }

    [Fact]
    public void Numbers_outside_their_range_are_refused()
    {
        Assert.Contains("everyEpochs is 0", Refused(() => LearningRateSchedules.Step(0, 0.5)), StringComparison.Ordinal);
        Assert.Contains("factor is 0", Refused(() => LearningRateSchedules.Step(1, 0)), StringComparison.Ordinal);
        Assert.Contains("factor is NaN", Refused(() => LearningRateSchedules.Step(1, double.NaN)), StringComparison.Ordinal);
        Assert.Contains("minimum is -1", Refused(() => LearningRateSchedules.Cosine(-1)), StringComparison.Ordinal);
        Assert.Contains("steps is 0", Refused(() => LearningRateSchedules.WarmUp(0)), StringComparison.Ordinal);
        Assert.Contains("cannot be one itself", Refused(() => LearningRateSchedules.WarmUp(1, LearningRateSchedules.WarmUp(1))), StringComparison.Ordinal);
        Assert.Contains("factor is 1", Refused(() => LearningRateSchedules.ReduceOnPlateau(factor: 1)), StringComparison.Ordinal);
        Assert.Contains("patience is -1", Refused(() => LearningRateSchedules.ReduceOnPlateau(patience: -1)), StringComparison.Ordinal);
    }

    private static void Complete(LearningRateState state, params double[] losses)
    {
        foreach (double loss in losses)
        {
            state.CompleteEpoch(loss);
        }
    }

    private static double[] Rates(LearningRateSchedule schedule)
    {
        LearningRateState state = schedule.CreateState(Span);
        return [.. Enumerable.Range(0, 20).Select(step => state.Rate(BaseRate, step))];
    }

    private static IEnumerable<double> Repeat(double rate, int count) => Enumerable.Repeat(rate, count);

    private static double Rounded(double rate) => Math.Round(rate, 12);

    private static string Refused(Func<LearningRateSchedule> make) => Assert.ThrowsAny<ArgumentException>(make).Message;
}
