using RnnGen.Reference;

namespace RnnGen.Cli;

/// <summary>
/// A measurement of dE/dh_{t−k}, k = 0, 1, …, by backpropagation through time from the loss of a single prediction. It runs in double precision on the scalar reference: where a
/// gradient vanishes, single precision stops at 10⁻⁴⁵, long before the curve ends.
/// </summary>
internal static class FlowMeasurement
{
    /// <summary>Words read before the measurement, so that the states are those of running text and not those near zero.</summary>
    private const int LeadIn = 20;

    /// <summary>Words of a text that <see cref="Measure"/> needs.</summary>
    public static int NeededWords(int steps) => LeadIn + steps + 1;

    /// <summary>Measures a model of one layer.</summary>
    /// <param name="model">The model.</param>
    /// <param name="isTrained">Whether it has learnt.</param>
    /// <param name="text">Words of its vocabulary, at least <see cref="NeededWords"/>.</param>
    /// <param name="steps">K: how far back to follow the gradient.</param>
    /// <param name="sequences">Number of predictions, spread evenly over the text.</param>
    public static FlowCurve Measure(RnnModel model, bool isTrained, ReadOnlySpan<int> text, int steps, int sequences)
    {
        ModelShape shape = model.Shape with { SequenceLength = LeadIn + steps, BatchSize = sequences, Loss = LossPosition.LastStep };
        ReferenceModel<double> reference = ReferenceModel<double>.From(model, shape);
        (int[] inputs, int[] targets) = SpreadOver(text, shape);
        reference.LossAndGradients(inputs, targets, model.Vocabulary.Count);
        double[] norms = [.. Enumerable.Range(0, steps + 1).Select(k => Median(
            Enumerable.Range(0, sequences).Select(b => Norm(reference.HiddenStateGradient(shape.Layers - 1, shape.SequenceLength - k, b)))))];

        // The loss is the mean over the sequences, which divides each gradient by their number.
        return new FlowCurve(shape.Cell, isTrained, [.. norms.Select(norm => norm * sequences)]);
    }

    /// <summary>Takes sequences from evenly spread positions of the text, time-major, and the word after each.</summary>
    private static (int[] Inputs, int[] Targets) SpreadOver(ReadOnlySpan<int> text, ModelShape shape)
    {
        int[] inputs = new int[shape.SequenceLength * shape.BatchSize];
        int[] targets = new int[shape.BatchSize];
        long places = text.Length - shape.SequenceLength;
        for (int b = 0; b < shape.BatchSize; b++)
        {
            int start = (int)(b * places / shape.BatchSize);
            for (int t = 0; t < shape.SequenceLength; t++)
            {
                inputs[(t * shape.BatchSize) + b] = text[start + t];
            }

            targets[b] = text[start + shape.SequenceLength];
        }

        return (inputs, targets);
    }

    private static double Norm(ReadOnlySpan<double> vector)
    {
        double sum = 0;
        foreach (double value in vector)
        {
            sum += value * value;
        }

        return Math.Sqrt(sum);
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
