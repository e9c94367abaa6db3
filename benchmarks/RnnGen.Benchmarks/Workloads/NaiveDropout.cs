using RnnGen.CompilerServices;
using RnnGen.Reference;

namespace RnnGen.Benchmarks;

/// <summary>The dropout masks of the generated code for the naive code, so that both drop the same values and their losses can be compared.</summary>
internal static class NaiveDropout
{
    /// <summary>Returns the masks of a step.</summary>
    public static ReferenceDropout<float> Unpack(ModelShape shape, Regularization masks)
    {
        ReferenceDropout<float> dropout = new(shape);
        for (int layer = 0; layer < shape.Layers; layer++)
        {
            Unpack(layer == 0 ? masks.Embedding : masks.Layer(layer), dropout, layer, firstStep: 1);
        }

        Unpack(masks.Output, dropout, shape.Layers, shape.Loss == LossPosition.LastStep ? shape.SequenceLength : 1);
        return dropout;
    }

    /// <summary>Unpacks one mask: what it makes of ones, in panels [panels][rows][16] of a row per step and sequence.</summary>
    private static void Unpack(DropoutMask mask, ReferenceDropout<float> dropout, int layer, int firstStep)
    {
        const int Width = RnnNetwork.PanelWidth;
        int batchSize = dropout.Shape.BatchSize;
        int columns = dropout.Input(layer, firstStep, 0).Length;
        int rows = (dropout.Shape.SequenceLength - firstStep + 1) * batchSize;
        int panels = (columns + Width - 1) / Width;
        float[] values = new float[panels * rows * Width];
        Array.Fill(values, 1);
        mask.Drop(ref values[0], (nuint)panels, (nuint)rows, (nuint)(rows * Width), TeamMember.Alone);
        for (int row = 0; row < rows; row++)
        {
            Span<float> unpacked = dropout.Input(layer, firstStep + (row / batchSize), row % batchSize);
            for (int column = 0; column < columns; column++)
            {
                unpacked[column] = values[(((column / Width * rows) + row) * Width) + (column % Width)];
            }
        }
    }
}
