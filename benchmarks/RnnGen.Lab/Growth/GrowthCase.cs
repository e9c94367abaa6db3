namespace RnnGen.Lab;

/// <summary>One size of a curve, to be measured.</summary>
/// <param name="Size">What grows: V, H or B.</param>
internal abstract record GrowthCase(int Size)
{
    /// <summary>Makes the work; called only when it is measured.</summary>
    public abstract GrowthWork Create();
}
