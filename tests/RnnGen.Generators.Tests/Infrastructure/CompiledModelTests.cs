namespace RnnGen.Generators.Tests;

public sealed class CompiledModelTests
{
    private static readonly ModelShape Shape = new() { Cell = RecurrentCell.Lstm, VocabularySize = 11, EmbeddingSize = 3, HiddenSize = 5, SequenceLength = 2, BatchSize = 2, Loss = LossPosition.LastStep };

    [Fact]
    public void CarriesTheShapeOfItsAttribute()
    {
        CompiledModel model = CompiledModel.Of(Shape);

        Assert.Equal(Shape, model.Network.Shape);
        Assert.Equal((int)Shape.ParameterCount, model.Type.GetField("ParameterCount")!.GetRawConstantValue());
        Assert.All(model.Methods.Where(method => !method.IsAbstract), method => Assert.NotNull(method.GetMethodBody()));
    }

    [Fact]
    public void CompilesWhatARewriterMadeOfIt()
    {
        CompiledModel model = CompiledModel.Rewritten(Shape, (_, text) => text.Replace("HiddenSize = 5;", "HiddenSize = 6;", StringComparison.Ordinal));

        Assert.Equal(6, model.Type.GetField("HiddenSize")!.GetRawConstantValue());
    }

    [Fact]
    public void RefusesARewriterThatChangesNothing() =>
        Assert.Throws<ArgumentException>(() => CompiledModel.Rewritten(Shape, (_, text) => text));
}
