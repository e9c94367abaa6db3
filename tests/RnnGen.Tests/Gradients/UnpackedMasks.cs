using RnnGen.CompilerServices;
using RnnGen.Reference;

namespace RnnGen.Tests.Gradients;

/// <summary>The dropout masks of a step as the reference takes them: what becomes of ones in panels.</summary>
internal static class UnpackedMasks
{
    public static ReferenceDropout<double> Of(RnnNetwork network, Regularization regularization)
    {
        ModelShape shape = network.Shape;
        ReferenceDropout<double> dropout = new(shape);
        for (int layer = 0; layer <= shape.Layers; layer++)
        {
            bool isOutput = layer == shape.Layers;
            DropoutMask mask = isOutput ? regularization.Output : layer == 0 ? regularization.Embedding : regularization.Layer(layer);
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

        foreach (ParameterTensor tensor in network.Layout.Tensors.Where(tensor => tensor.Role == ParameterRole.RecurrentWeights))
        {
            float[] weights = RecurrentWeights(tensor, network.Layout.ParameterFloats, shape.HiddenSize, regularization.RecurrentWeights(tensor.Layer));
            weights.Select(value => (double)value).ToArray().CopyTo(dropout.RecurrentWeights(tensor.Layer));
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

    /// <summary>m / (1 − p) of Whh, row-major: the mask is drawn over its panels, padding included.</summary>
    private static float[] RecurrentWeights(ParameterTensor tensor, int slabFloats, int hiddenSize, DropoutMask mask)
    {
        float[] ones = new float[tensor.Length];
        Array.Fill(ones, 1);
        float[] slab = new float[slabFloats];
        tensor.Pack(ones, slab);
        int panelFloats = hiddenSize * 16;
        int panels = ((Array.FindLastIndex(slab, value => value != 0) - tensor.Layout.Offset) / panelFloats) + 1;
        mask.DropPanels(ref slab[tensor.Layout.Offset], (nuint)hiddenSize, (nuint)panelFloats, 0, (nuint)panels);
        tensor.Unpack(slab, ones);
        return ones;
    }
}
