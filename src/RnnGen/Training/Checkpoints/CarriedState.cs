using RnnGen.CompilerServices;

namespace RnnGen.Training;

/// <summary>
/// The state that the next batch starts from, h₀ (and c₀) of every layer, as a slab of its own. The emitted code alone knows where it lies in the workspace: it
/// is what <see cref="RnnNetwork.ResetState"/> zeroes.
/// </summary>
internal sealed class CarriedState
{
    private readonly AlignedBuffer _workspace;
    private readonly List<Range> _ranges;

    /// <summary>Finds the state in a training workspace.</summary>
    public CarriedState(RnnNetwork network, AlignedBuffer workspace)
    {
        AlignedBuffer marked = new(workspace.Length);
        marked.Span.Fill(1);
        network.ResetState(marked.Span);
        _workspace = workspace;
        _ranges = RangesOfZeros(marked.Span);
        Values = new AlignedBuffer(_ranges.Sum(range => range.GetOffsetAndLength(workspace.Length).Length));
    }

    /// <summary>The copy.</summary>
    public AlignedBuffer Values { get; }

    /// <summary>Copies the state out of the workspace.</summary>
    public void Capture()
    {
        Span<float> rest = Values.Span;
        foreach (Range range in _ranges)
        {
            Span<float> part = _workspace.Span[range];
            part.CopyTo(rest);
            rest = rest[part.Length..];
        }
    }

    /// <summary>Copies it back.</summary>
    public void Restore()
    {
        ReadOnlySpan<float> rest = Values.Span;
        foreach (Range range in _ranges)
        {
            Span<float> part = _workspace.Span[range];
            rest[..part.Length].CopyTo(part);
            rest = rest[part.Length..];
        }
    }

    private static List<Range> RangesOfZeros(ReadOnlySpan<float> values)
    {
        List<Range> ranges = [];
        int position = 0;
        while (values[position..].IndexOf(0f) is >= 0 and int skipped)
        {
            int start = position + skipped;
            int length = values[start..].IndexOfAnyExcept(0f);
            position = length < 0 ? values.Length : start + length;
            ranges.Add(start..position);
        }

        return ranges;
    }
}
