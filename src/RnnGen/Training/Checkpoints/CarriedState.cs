using RnnGen.CompilerServices;

namespace RnnGen.Training;

/// <summary>The state that the next batch starts from, h₀ (and c₀) of every layer, as a slab of its own. The layout says where it lies in the workspace.</summary>
internal sealed class CarriedState
{
    private readonly AlignedBuffer _workspace;
    private readonly IReadOnlyList<CarriedRegion> _regions;

    /// <summary>A copy of the state in a training workspace; of zeros until it is captured.</summary>
    public CarriedState(NetworkLayout layout, AlignedBuffer workspace)
    {
        _workspace = workspace;
        _regions = layout.CarriedRegions;
        Values = new AlignedBuffer(_regions.Sum(static region => region.PanelCount * region.PanelFloats));
    }

    /// <summary>The copy: region after region, without the gaps between their panels.</summary>
    public AlignedBuffer Values { get; }

    /// <summary>Copies the state out of the workspace.</summary>
    public void Capture()
    {
        Span<float> rest = Values.Span;
        foreach (CarriedRegion region in _regions)
        {
            for (int panel = 0; panel < region.PanelCount; panel++)
            {
                Panel(region, panel).CopyTo(rest);
                rest = rest[region.PanelFloats..];
            }
        }
    }

    /// <summary>Copies it back.</summary>
    public void Restore()
    {
        ReadOnlySpan<float> rest = Values.Span;
        foreach (CarriedRegion region in _regions)
        {
            for (int panel = 0; panel < region.PanelCount; panel++)
            {
                rest[..region.PanelFloats].CopyTo(Panel(region, panel));
                rest = rest[region.PanelFloats..];
            }
        }
    }

    private Span<float> Panel(in CarriedRegion region, int panel) => _workspace.Span.Slice(region.Offset + (panel * region.PanelStride), region.PanelFloats);
}
