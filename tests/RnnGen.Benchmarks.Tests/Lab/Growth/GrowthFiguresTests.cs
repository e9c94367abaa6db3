using RnnGen.Lab;

namespace RnnGen.Benchmarks.Tests;

public sealed class GrowthFiguresTests
{
    public static TheoryData<string> TrainedModelSizes =>
        [.. Trained.Select(model => model.Sizes).Distinct()];

    private static IEnumerable<TrainedModel> Trained => [.. TrainedModels.ByVocabulary, .. TrainedModels.ByHiddenSize, .. TrainedModels.ByBatchSize];

    [Theory]
    [InlineData("next-word", 1, 1024, 65_536)]
    [InlineData("lstm-step", 2, 8, 1024)]
    [InlineData("train-vocabulary", 2, 1024, 32_768)]
    [InlineData("train-hidden", 2, 32, 1024)]
    [InlineData("train-batch", 2, 1, 64)]
    public void The_agreed_plots_are_there(string name, int curves, int smallest, int largest)
    {
        GrowthFigure figure = Assert.Single(GrowthFigures.All, figure => figure.Name == name);
        Assert.Equal(curves, figure.Curves.Count);
        Assert.All(figure.Curves, curve =>
        {
            Assert.Equal(smallest, curve.Cases[0].Size);
            Assert.Equal(largest, curve.Cases[^1].Size);
        });
    }

    [Fact]
    public void From_one_point_of_a_curve_to_the_next_its_size_doubles() =>
        Assert.All(GrowthFigures.All.SelectMany(figure => figure.Curves), curve => Assert.All(
            curve.Cases.Zip(curve.Cases.Skip(1)),
            pair => Assert.Equal(2 * pair.First.Size, pair.Second.Size)));

    /// <summary>The limit is counted from the listed sizes, the time is that of the generated class.</summary>
    [Theory]
    [MemberData(nameof(TrainedModelSizes))]
    public void A_trained_model_has_the_sizes_it_is_listed_with(string sizes)
    {
        TrainedModel listed = Trained.First(model => model.Sizes == sizes);
        Assert.Equal(listed.Shape, listed.CreateModel().Shape);
    }
}
