namespace RnnGen.Onnx.Tests;

public sealed class RowMajorTests
{
    [Fact]
    public void Transposing_takes_the_first_columns_that_there_is_room_for()
    {
        float[] matrix = [1, 2, 3, 4, 5, 6];
        float[] all = new float[6];
        float[] two = new float[4];
        RowMajor.Transpose(matrix, columns: 3, all);
        RowMajor.Transpose(matrix, columns: 3, two);
        Assert.Equal([1, 4, 2, 5, 3, 6], all);
        Assert.Equal([1, 4, 2, 5], two);
    }

    [Fact]
    public void Blocks_go_where_the_order_says()
    {
        float[] result = new float[6];
        RowMajor.ReorderBlocks([1, 2, 3, 4, 5, 6], [new(2), new(0), new(1)], result);
        Assert.Equal([5, 6, 1, 2, 3, 4], result);
    }

    [Fact]
    public void A_block_may_stand_twice_and_negated()
    {
        float[] result = new float[6];
        RowMajor.ReorderBlocks([1, 2, 3, 4], [new(1, IsNegated: true), new(0), new(1)], result);
        Assert.Equal([-3, -4, 1, 2, 3, 4], result);
    }
}
