using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Emission.Files;

/// <summary>The buffers in which softmax keeps its results for chunks and rows, as the loss of a block refers to them.</summary>
/// <param name="LaneMaximum">The largest logit of each chunk, row and lane.</param>
/// <param name="LaneSum">Σ exp(z − that).</param>
/// <param name="TargetLogits">z_target of each row.</param>
/// <param name="RowMaximum">The largest logit of each row.</param>
/// <param name="RowScale">The factor of its exponentials.</param>
internal sealed record SoftmaxPlaces(Vector LaneMaximum, Vector LaneSum, Vector TargetLogits, Vector RowMaximum, Vector RowScale)
{
    /// <summary><see cref="LaneMaximum"/> of the current chunk.</summary>
    public Vector ChunkMaximum => LaneMaximum.Named("chunkMaximum");

    /// <summary><see cref="LaneSum"/> of the current chunk.</summary>
    public Vector ChunkSum => LaneSum.Part("chunk * (OutputRows * 8)", Extent.Of(((VectorType)RowMaximum.Type).Length.Value * Panel.LaneCount));

    /// <summary>e_t of the rows of the block, in double.</summary>
    public Operand RowLoss { get; } = Operand.Scalar(new ScalarType("ref double"), "ref Unsafe.Add(ref rowLoss, block * OutputRows)");
}
