using RnnGen.CompilerServices;

namespace RnnGen.Generators.Tests;

/// <summary>A call with an operand that the method does not take fails while generating, and says which.</summary>
public sealed class MethodTests
{
    private static readonly Stride LeftStride = new("LeftStride", 128), WeightStride = new("(HiddenSize * 16)", 320), ResultStride = new("ResultStride", 160);

    private static readonly PanelProduct Product = new(
        "Multiply",
        "z = W·x + b.",
        new ProductShape(
            new MatrixType(2, 7, LeftStride), Extent.Of(20), new MatrixType(3, 20, WeightStride), new MatrixType(3, 7, ResultStride), IsFar: false),
        ProductStart.Bias,
        ProductSplit.PanelRange);

    private static readonly Matrix Left = Of("left", 2, 7, LeftStride), Weights = Of("weights", 3, 20, WeightStride), Result = Of("result", 3, 7, ResultStride);
    private static readonly Vector Bias = new(new Place("bias"), new VectorType(48));

    [Fact]
    public void WritesTheCall() => Assert.Equal(
        "Multiply(ref left, ref weights, ref bias, ref Unsafe.Add(ref s, ResultOffset), firstPanel, endPanel)",
        Product.Invoke(Left, Weights, Bias, new Matrix(new Place("s", "ResultOffset"), Result.Shape), Operand.PanelRange));

    [Fact]
    public void NamesFlagsAndConstants()
    {
        RuntimeMethod method = new("Panels.SumColumns", new("values", Left.Type), ConstantType.Parameter("rows", "BatchSize"), new("accumulate", ScalarType.Bool), new("count", ScalarType.Count));

        Assert.Equal("Panels.SumColumns(ref left, rows: BatchSize, accumulate: isLater, (nuint)n)", method.Invoke(Left, Operand.Flag("isLater"), Operand.Count("(nuint)n")));
    }

    [Fact]
    public void RefusesExchangedStrides()
    {
        AssertRefused("left", Of("left", 2, 7, ResultStride), Weights, Bias, Result, Operand.PanelRange);
        AssertRefused("result", Left, Weights, Bias, Of("result", 3, 7, LeftStride), Operand.PanelRange);
    }

    [Fact]
    public void RefusesExchangedMatrices() => AssertRefused("left", Weights, Left, Bias, Result, Operand.PanelRange);

    [Fact]
    public void RefusesOtherRows()
    {
        AssertRefused("left", Left.FirstRows(6), Weights, Bias, Result, Operand.PanelRange);
        AssertRefused("weights", Left, Of("weights", 3, 21, WeightStride), Bias, Result, Operand.PanelRange);
        AssertRefused("result", Left, Weights, Bias, Result.Rows("t * B", 8), Operand.PanelRange);
    }

    [Fact]
    public void RefusesOtherPanels()
    {
        AssertRefused("left", Left.FirstPanels(Extent.Of(1)), Weights, Bias, Result, Operand.PanelRange);
        AssertRefused("weights", Left, Weights.FirstPanels(Extent.Of(4)), Bias, Result, Operand.PanelRange);
        AssertRefused("result", Left, Weights, Bias, Result.FirstPanels(Extent.Of(2)), Operand.PanelRange);
        AssertRefused("left", Left.Panels("panel * LeftStride", Extent.Of(3)), Weights, Bias, Result, Operand.PanelRange);
        AssertRefused("left", Left.Panels("panel * LeftStride", Extent.Of(2), distance: 2), Weights, Bias, Result, Operand.PanelRange);
    }

    [Fact]
    public void RefusesAnotherKind()
    {
        AssertRefused("panels", Left, Weights, Bias, Result, Left);
        AssertRefused("panels", Left, Weights, Bias, Result, Operand.Member);
        AssertRefused("bias", Left, Weights, Result, Bias, Operand.PanelRange);
        AssertRefused("left", Left.UnitsOf("group", 16), Weights, Bias, Result, Operand.PanelRange);
        AssertRefused("weights", Left, Operand.Words("words", Extent.Of(20)), Bias, Result, Operand.PanelRange);
    }

    [Fact]
    public void RefusesAVectorThatIsTooShort()
    {
        RuntimeMethod method = new("Add", new Parameter("bias", new VectorType(48)));

        Assert.Equal("Add(ref bias)", method.Invoke(Bias));
        AssertRefused(method, "bias", Bias.Part("16", Extent.Of(32)));
    }

    /// <summary>Only a method that leaves a length to its caller takes what leaves it open too.</summary>
    [Fact]
    public void TakesOpenLengthsWhereItsOwnAreOpen()
    {
        MatrixType open = new(Extent.Open("panels"), Extent.Of(7), ResultStride);
        RuntimeMethod method = new("Sum", new Parameter("values", open));

        Assert.Equal("Sum(ref values)", method.Invoke(new Matrix(new Place("values"), open)));
        Assert.Equal("Sum(ref result)", method.Invoke(Result));
    }

    /// <summary>The message tells open lengths and strides by the names that emitted code has for them.</summary>
    [Fact]
    public void SaysWhichLengthsAndStridesItWanted()
    {
        RuntimeMethod method = new("Sum", new Parameter("values", new MatrixType(Extent.Open("panels"), Extent.Of(7), ResultStride)));

        string message = Refusal(method, Of("left", 2, 7, LeftStride));

        Assert.Contains("Sum takes values as ", message, StringComparison.Ordinal);
        Assert.All((string[])["panels", "ResultStride = 160", "ref left", "LeftStride = 128"], part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void RefusesMissingAndSurplusOperands()
    {
        Assert.Equal("Multiply takes 5 operands, not 4.", Refusal(Product, Left, Weights, Bias, Result));
        Assert.Equal("Multiply takes 5 operands, not 0.", Refusal(Product));
        Assert.Equal("Multiply takes 5 operands, not 6.", Refusal(Product, Left, Weights, Bias, Result, Operand.PanelRange, Operand.Member));
    }

    /// <summary>A constant is not the caller's to pass.</summary>
    [Fact]
    public void RefusesAConstantFromTheCaller()
    {
        RuntimeMethod method = new("Sum", new("values", Left.Type), ConstantType.Parameter("rows", "7"));

        Assert.StartsWith("Sum takes 1 operand", Refusal(method, Left, Operand.Count("7")), StringComparison.Ordinal);
    }

    private static Matrix Of(string name, int panels, int rows, Stride stride) => new(new Place(name), new MatrixType(panels, rows, stride));

    private static void AssertRefused(string parameter, params Operand[] operands) => AssertRefused(Product, parameter, operands);

    private static void AssertRefused(Method method, string parameter, params Operand[] operands) =>
        Assert.StartsWith($"{method.Name} takes {parameter} as ", Refusal(method, operands), StringComparison.Ordinal);

    private static string Refusal(Method method, params Operand[] operands) => Assert.Throws<InvalidOperationException>(() => method.Invoke(operands)).Message;
}
