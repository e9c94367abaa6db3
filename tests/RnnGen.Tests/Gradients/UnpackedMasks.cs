using RnnGen.CompilerServices;
using RnnGen.Reference;

namespace RnnGen.Tests.Gradients;

/// <summary>The dropout masks of a step as the reference takes them: what becomes of ones in panels.</summary>
internal static class UnpackedMasks
{
    public static ReferenceDropout<double> Of(ModelShape shape, DropoutMasks masks)
    {
        ReferenceDropout<double> dropout = new(shape);
        for (int layer = 0; layer <= shape.Layers; layer++)
        {
            bool isOutput = layer == shape.Layers;
            DropoutMask mask = isOutput ? masks.Output : layer == 0 ? masks.Embedding : masks.Layer(layer);
            int firstStep = isOutput && shape.Loss == LossPosition.LastStep ? shape.SequenceLength : 1;
            int rows = (shape.SequenceLength - firstStep + 1) * shape.BatchSize;
            int columns = layer == 0 ? shape.EmbeddingSize : shape.HiddenSize;
            float[] panels = Panels(mask, columns, rows);
            for (int row = 0; row < rows; row++)
            {
                Span<double> values = dropout.Input(layer, firstStep + (row / shape.BatchSize), row % shape.BatchSize);
                for (int column = 0; column < columns; column++)
                {
                    values[column] = panels[(column / 16 * rows * 16) + (row * 16) + (column % 16)];
                }
            }
        }

        return dropout;
    }

    /// <summary>m / (1 − p) of some columns, in panels [panels][rows][16].</summary>
    public static float[] Panels(DropoutMask mask, int columns, int rows)
    {
        int panels = (columns + 15) / 16;
        float[] values = new float[panels * rows * 16];
        Array.Fill(values, 1);
        if (columns > 0)
        {
            mask.Drop(ref values[0], (nuint)panels, (nuint)rows, (nuint)rows * 16, TeamMember.Alone);
        }

        return values;
    }
}
