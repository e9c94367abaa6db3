using RnnGen.Reference;

namespace RnnGen.Cli;

/// <summary>Statistics of a model's gates and states over a text, computed from its equations in double precision, since the fast code discards gates as soon as it can.</summary>
internal static class GateStatistics
{
    /// <summary>Feeds a text and collects what every layer computes.</summary>
    /// <param name="file">The model, of any shape.</param>
    /// <param name="tokens">The text. An n-gram model is reset every n words, as in use.</param>
    public static IReadOnlyList<GateReport> Over(ModelFile file, ReadOnlySpan<int> tokens)
    {
        ModelShape shape = file.Shape;
        IReadOnlyList<CellQuantity> quantities = CellQuantity.Of(shape.Cell);
        QuantityStatistics[][] layers =
            [.. Enumerable.Range(0, shape.Layers).Select(layer => (QuantityStatistics[])[.. quantities.Select(quantity => new QuantityStatistics(layer, quantity, shape.HiddenSize))])];

        // One step of one sequence, since nothing is trained here.
        ReferenceSession<double> session = ReferenceModel<double>.From(file, shape with { SequenceLength = 1, BatchSize = 1 }).CreateSession();
        for (int position = 0; position < tokens.Length; position++)
        {
            if (shape.Loss == LossPosition.LastStep && position % shape.SequenceLength == 0)
            {
                session.Reset();
            }

            session.Step(tokens[position]);
            for (int layer = 0; layer < layers.Length; layer++)
            {
                foreach (QuantityStatistics statistics in layers[layer])
                {
                    statistics.Add(session.Record(layer));
                }
            }
        }

        return [.. layers.SelectMany(layer => layer).Select(statistics => statistics.ToReport())];
    }
}
