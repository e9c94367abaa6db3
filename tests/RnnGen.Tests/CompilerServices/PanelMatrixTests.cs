using System.Runtime.CompilerServices;
using Xunit.Sdk;

namespace RnnGen.Tests;

/// <summary>The guards that the kernel tests rely on do notice.</summary>
public sealed class PanelMatrixTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(49)]
    public void NoticesAWriteOutsideItsElements(int offset)
    {
        PanelMatrix matrix = new(rows: 2, columns: 1, panelStride: 48);
        matrix[0, 0] = matrix[1, 0] = 1;
        matrix.AssertGuards();

        Unsafe.Add(ref matrix.First, offset) = 0;

        Assert.ThrowsAny<XunitException>(matrix.AssertGuards);
    }

    [Fact]
    public void NoticesAnElementThatIsNotANumber()
    {
        PanelMatrix matrix = PanelMatrix.Vector(3);

        Assert.ThrowsAny<XunitException>(() => matrix.AssertIs(new double[1, 3], 1e9));
    }

    [Fact]
    public void LaysPanelsBehindEachOther()
    {
        PanelMatrix matrix = new(rows: 2, columns: 17, panelStride: 48);
        matrix[1, 15] = 1;
        matrix[1, 16] = 2;

        Assert.Equal((1f, 2f), (Unsafe.Add(ref matrix.First, 31), Unsafe.Add(ref matrix.First, 64)));
    }
}
