using RnnGen.Training;

namespace RnnGen.Benchmarks.Tests;

public sealed class TrainingAgreementTests
{
    /// <summary>After three steps every parameter that one side trains, and the other does not, shows in the losses.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.3f)]
    public void The_naive_code_trains_every_cell_as_the_generated_code_does(float rate)
    {
        DropoutRates dropout = DropoutRates.Everywhere(rate);
        foreach (RnnModel model in OddModels.CreateAll())
        {
            BatchCycle batches = new(model.Shape);
            TrainNaively naive = new(model, batches, dropout);
            TrainingRecipe.RequireSameLosses(batches, new TrainGenerated(model, batches, threads: 1, dropout), ("the naive code", naive));
        }
    }

    [Fact]
    public void Other_masks_give_other_losses()
    {
        RnnModel model = OddModels.Create<OddLstm>();
        BatchCycle batches = new(model.Shape);
        TrainNaively naive = new(model, batches, DropoutRates.Everywhere(0.3f));
        TrainGenerated generated = new(model, batches, threads: 1, DropoutRates.Everywhere(0.31f));
        Assert.Throws<InvalidOperationException>(() => TrainingRecipe.RequireSameLosses(batches, generated, ("the naive code", naive)));
    }
}
