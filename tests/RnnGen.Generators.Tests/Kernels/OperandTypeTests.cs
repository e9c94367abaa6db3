using RnnGen.CompilerServices;

namespace RnnGen.Generators.Tests;

/// <summary>Which operand a parameter takes.</summary>
public sealed class OperandTypeTests
{
    private static readonly MatrixType Matrix = new(3, 5, new Stride("PanelStride", 112));

    [Fact]
    public void AnOpenLengthTakesAnyAndAKnownOneItself()
    {
        Extent open = Extent.Open("panels"), three = Extent.Of(3);

        Assert.True(open.Accepts(three) && open.Accepts(Extent.Open("others")) && three.Accepts(new Extent("HiddenPanels", 3)));
        Assert.False(three.Accepts(Extent.Of(4)) || three.Accepts(open));
    }

    [Fact]
    public void AnOpenLengthHasNoNumber()
    {
        Assert.Equal((3, "3", false), (Extent.Of(3).Value, Extent.Of(3).Text, Extent.Of(3).IsOpen));
        Assert.Contains("'panels'", Assert.Throws<InvalidOperationException>(() => Extent.Open("panels").Value).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StridesAreEqualByTheirFloats()
    {
        Stride named = new("PanelStride", 112);

        Assert.Equal(Stride.Of(112), named);
        Assert.Equal(Stride.Of(112).GetHashCode(), named.GetHashCode());
        Assert.NotEqual(new Stride("PanelStride", 128), named);
        Assert.False(named.Equals((object)112L));
    }

    [Fact]
    public void AStrideOfSeveralPanelsNamesTheirNumber()
    {
        Stride named = new("PanelStride", 112);

        Assert.Equal(("PanelStride", 112), (named.Times(1).Text, named.Times(1).Floats));
        Assert.Equal(("(3 * PanelStride)", 336), (named.Times(3).Text, named.Times(3).Floats));
        Assert.Equal("panel * (3 * PanelStride)", new MatrixType(1, 1, named.Times(3)).PanelOffset("panel"));
    }

    [Fact]
    public void AMatrixTakesOneOfTheSamePanelsRowsAndStride()
    {
        Assert.True(Matrix.Accepts(new MatrixType(3, 5, Stride.Of(112))));
        Assert.False(Matrix.Accepts(Matrix with { Panels = Extent.Of(4) }));
        Assert.False(Matrix.Accepts(Matrix with { Rows = Extent.Of(6) }));
        Assert.False(Matrix.Accepts(Matrix with { PanelStride = new Stride("PanelStride", 80) }));
    }

    [Fact]
    public void AMatrixOfOpenPanelsTakesAnyNumberOfThem()
    {
        MatrixType open = Matrix with { Panels = Extent.Open("panels") };

        Assert.True(open.Accepts(Matrix) && open.Accepts(open));
        Assert.False(Matrix.Accepts(open));
        Assert.False(open.Accepts(Matrix with { PanelStride = Stride.Of(80) }));
    }

    [Fact]
    public void AVectorTakesALongerOne()
    {
        VectorType ten = new(10), open = new(Extent.Open("n"));

        Assert.True(ten.Accepts(ten) && ten.Accepts(new VectorType(11)) && open.Accepts(ten) && open.Accepts(open));
        Assert.False(ten.Accepts(new VectorType(9)) || ten.Accepts(open));
    }

    [Fact]
    public void ASpanTakesOneOfItsElementAndLength()
    {
        SpanType words = new("int", Extent.Of(7));

        Assert.True(words.Accepts(new SpanType("int", new Extent("OutputRows", 7))) && new SpanType("int", Extent.Open("S")).Accepts(words));
        Assert.False(words.Accepts(new SpanType("float", Extent.Of(7))) || words.Accepts(new SpanType("int", Extent.Of(8))));
    }

    [Fact]
    public void OtherKindsTakeTheirEqualsAlone()
    {
        OperandType[] kinds =
        [
            Matrix, new VectorType(16), new UnitsType(5, 8), new UnitsType(5, 16), new UnitsType(6, 16), new TableType(9, 16), new TableType(9, 32), new SpanType("int", Extent.Of(16)),
            ScalarType.Bool, ScalarType.Count, ScalarType.Int, ScalarType.Float, MemberType.Instance, PanelRangeType.Instance,
        ];

        Assert.All(kinds, taken => Assert.All(kinds, given => Assert.Equal(ReferenceEquals(taken, given), taken.Accepts(given))));
    }

    /// <summary>Rows, panels and groups of a matrix are what a call of them has to be checked by.</summary>
    [Fact]
    public void APartOfAMatrixHasTheShapeOfThePart()
    {
        Matrix matrix = new(new Place("x"), Matrix);

        Assert.Equal(Matrix with { Rows = Extent.Of(2) }, matrix.Rows("t * B", 2).Type);
        Assert.Equal(Matrix with { Rows = Extent.Of(2) }, matrix.FirstRows(2).Type);
        Assert.Equal(Matrix with { Panels = Extent.Of(2) }, matrix.FirstPanels(Extent.Of(2)).Type);
        Assert.Equal(new MatrixType(2, 5, Stride.Of(336)), matrix.Panels("A", Extent.Of(2), distance: 3).Type);
        Assert.Equal(new UnitsType(5, 8), matrix.UnitsOf("group", 8).Type);
        Assert.Equal(Matrix, matrix.Named("y").Type);
    }
}
