using RnnGen.Training;

namespace RnnGen.Tests;

public sealed class TrainerStepTests
{
    // T = 3, B = 2, time-major.
    private static readonly int[] Inputs = [1, 2, 3, 4, 5, 1];
    private static readonly int[] Targets = [3, 4, 5, 1, 1, 2];

    [Fact]
    public void A_step_measures_loss_and_norm_and_lowers_the_loss()
    {
        Trainer trainer = Trainer(new BigramModel(6).WithLogits(), Optimizers.Sgd(0.5f));

        StepResult first = trainer.Step(Inputs, Targets);
        StepResult second = trainer.Step(Inputs, Targets);

        Assert.Equal(6, first.TargetCount);
        Assert.Equal(Math.Log(6), first.Loss, 1e-5);
        Assert.InRange(first.GradientNorm, 0.1, 2);
        Assert.True(second.Loss < first.Loss);
    }

    [Fact]
    public void Ignored_targets_take_no_part_in_the_mean()
    {
        BigramModel some = new BigramModel(6).WithLogits();
        BigramModel same = new BigramModel(6).WithLogits();

        // The first context alone has a target, once in one slot and once in another.
        StepResult result = Trainer(some, Optimizers.Sgd(1)).Step([1, 0, 0, 0, 0, 0], [2, -1, -1, -1, -1, -1]);
        Trainer(same, Optimizers.Sgd(1)).Step([0, 0, 0, 1, 0, 0], [-1, -1, -1, 2, -1, -1]);

        Assert.Equal(1, result.TargetCount);
        Assert.Equal(result.LossSum, result.Loss);
        Assert.Equal(some.Parameters(), same.Parameters());
        Assert.Equal(5f / 6, some.Parameters()[(2 * 6) + 1], 1e-5);
    }

    [Fact]
    public void A_long_gradient_is_shortened_to_the_clip_norm()
    {
        BigramModel model = new BigramModel(6).WithLogits();
        Trainer trainer = model.CreateTrainer(new TrainingOptions { Optimizer = Optimizers.Sgd(1), ClipNorm = 0.01f });

        StepResult result = trainer.Step(Inputs, Targets);

        Assert.True(result.GradientNorm > 0.1);
        Assert.Equal(0.01, Math.Sqrt(model.Parameters().Sum(parameter => (double)parameter * parameter)), 1e-6);
    }

    [Fact]
    public void A_large_gradient_is_cut_to_the_clip_value()
    {
        float[] expected = Gradients(new TrainingOptions { Optimizer = Optimizers.Sgd(1), ClipNorm = float.PositiveInfinity });
        float[] cut = Gradients(new TrainingOptions { Optimizer = Optimizers.Sgd(1), ClipNorm = float.PositiveInfinity, ClipValue = 0.05f });

        Assert.Contains(expected, gradient => Math.Abs(gradient) > 0.05f);
        Assert.Equal(expected.Select(gradient => Math.Clamp(gradient, -0.05f, 0.05f)), cut);
    }

    [Fact]
    public void Norm_is_clipped_before_value()
    {
        float[] shortened = Gradients(new TrainingOptions { Optimizer = Optimizers.Sgd(1), ClipNorm = 0.1f });
        float[] both = Gradients(new TrainingOptions { Optimizer = Optimizers.Sgd(1), ClipNorm = 0.1f, ClipValue = 0.02f });

        Assert.Contains(shortened, gradient => Math.Abs(gradient) > 0.02f);
        Assert.Equal(shortened.Select(gradient => Math.Clamp(gradient, -0.02f, 0.02f)), both);
    }

    [Fact]
    public void Infinity_does_not_clip()
    {
        BigramModel model = new BigramModel(6).WithLogits();
        Trainer trainer = model.CreateTrainer(new TrainingOptions { Optimizer = Optimizers.Sgd(1), ClipNorm = float.PositiveInfinity });

        StepResult result = trainer.Step(Inputs, Targets);

        Assert.Equal(result.GradientNorm, Math.Sqrt(model.Parameters().Sum(parameter => (double)parameter * parameter)), 1e-5);
    }

    [Fact]
    public void A_model_of_ngrams_takes_one_target_a_sequence()
    {
        BigramModel model = new(new BigramNetwork(6, loss: LossPosition.LastStep), BigramModel.Words(6));

        Assert.Equal(2, Trainer(model, Optimizers.Sgd(1)).Step(Inputs, [3, 4]).TargetCount);
    }

    [Fact]
    public void A_step_that_diverges_is_reported_and_not_made()
    {
        BigramModel model = new(new BigramNetwork(6) { DivergesAt = 2 }, BigramModel.Words(6));
        Trainer trainer = Trainer(model, Optimizers.Adam(0.1f));
        trainer.Step(Inputs, Targets);
        float[] before = model.Parameters();

        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => trainer.Step(Inputs, Targets));

        Assert.Equal((0, 2), (error.Epoch, error.Step));
        Assert.Equal(before, model.Parameters());
    }

    [Fact]
    public void A_refused_call_is_not_a_step()
    {
        BigramModel model = new(new BigramNetwork(6) { DivergesAt = 2 }, BigramModel.Words(6));
        Trainer trainer = Trainer(model, Optimizers.Sgd(0.1f));
        trainer.Step(Inputs, Targets);
        Assert.Throws<ArgumentException>(() => trainer.Step(Inputs.AsSpan(0, 5), Targets));

        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => trainer.Step(Inputs, Targets));

        Assert.Equal(2, error.Step);
    }

    [Fact]
    public void Bad_calls_name_the_value_and_the_bound()
    {
        Trainer trainer = Trainer(new BigramModel(new BigramNetwork(9), BigramModel.Words(6)), Optimizers.Sgd(1));

        Assert.Contains("inputs[2] is 6, but tokens run from 0 to 5", OutOfRange([1, 2, 6, 4, 5, 1], Targets), StringComparison.Ordinal);
        Assert.Contains("inputs[0] is -1", OutOfRange([-1, 2, 3, 4, 5, 1], Targets), StringComparison.Ordinal);
        Assert.Contains("targets[5] is 8, but tokens run from 0 to 5", OutOfRange(Inputs, [3, 4, 5, 1, 1, 8]), StringComparison.Ordinal);
        Assert.Contains("targets[1] is -2", OutOfRange(Inputs, [3, -2, 5, 1, 1, 1]), StringComparison.Ordinal);
        Assert.Contains("inputs holds 5 words, but a step takes 6", Refused(Inputs[..5], Targets), StringComparison.Ordinal);
        Assert.Contains("targets holds 2 words, but a step takes 6", Refused(Inputs, Targets[..2]), StringComparison.Ordinal);
        Assert.Contains("All 6 targets are ignored", Refused(Inputs, [-1, -1, -1, -1, -1, -1]), StringComparison.Ordinal);

        string OutOfRange(int[] inputs, int[] targets) => Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Step(inputs, targets)).Message;
        string Refused(int[] inputs, int[] targets) => Assert.Throws<ArgumentException>(() => trainer.Step(inputs, targets)).Message;
    }

    /// <summary>What one step of gradient descent with η = 1 takes away from parameters of zero.</summary>
    private static float[] Gradients(TrainingOptions options)
    {
        BigramModel model = new BigramModel(6).WithLogits();
        model.CreateTrainer(options).Step(Inputs, Targets);
        return model.Parameters();
    }

    private static Trainer Trainer(BigramModel model, Optimizer optimizer) => model.CreateTrainer(new TrainingOptions { Optimizer = optimizer });
}
