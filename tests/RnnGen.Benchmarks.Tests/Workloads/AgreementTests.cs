namespace RnnGen.Benchmarks.Tests;

public sealed class AgreementTests
{
    [Theory]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_side_that_computes_something_else_is_not_measured(double value)
    {
        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => Agreement.Require("A probability", value, 1));
        Assert.Contains("A probability", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rounding_is_no_disagreement() => Agreement.Require("A probability", 1.000001, 1);

    [Fact]
    public void Code_with_run_time_sizes_is_checked_against_the_naive_code_in_odd_sizes_too()
    {
        foreach (RnnModel model in OddModels.CreateAll())
        {
            SideBySide.RequireSameSuggestions(new NaiveReader(model), "run-time sizes", new RuntimeSizeReader(model), model.Vocabulary.Count, AllowedError.Rounding);
        }
    }
}
