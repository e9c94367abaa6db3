namespace RnnGen.Cli;

/// <summary>A collector of the values of one quantity of one layer over a text.</summary>
/// <param name="layer">The layer, from 0.</param>
/// <param name="quantity">The quantity.</param>
/// <param name="units">H.</param>
internal sealed class QuantityStatistics(int layer, CellQuantity quantity, int units)
{
    private const double NearlyClosed = 0.1;
    private const double NearlyOpen = 0.9;

    private readonly bool[] _wasActive = new bool[units];
    private double _magnitudes;
    private long _below;
    private long _above;
    private long _count;

    /// <summary>Adds the values of a word.</summary>
    /// <param name="record">Everything that the layer computed for the word.</param>
    public void Add(ReadOnlySpan<double> record)
    {
        ReadOnlySpan<double> values = record.Slice(quantity.Block * units, units);
        for (int unit = 0; unit < units; unit++)
        {
            double magnitude = Math.Abs(values[unit]);
            _magnitudes += magnitude;
            _below += magnitude < NearlyClosed ? 1 : 0;
            _above += magnitude > NearlyOpen ? 1 : 0;
            _wasActive[unit] |= magnitude > 0;
        }

        _count += units;
    }

    /// <summary>Creates the report of the values so far.</summary>
    public GateReport ToReport()
    {
        double below = (double)_below / _count;
        double above = (double)_above / _count;
        bool isGate = quantity.Kind == QuantityKind.Gate;
        bool hasSign = quantity.Kind is QuantityKind.Activation or QuantityKind.Memory;
        return new GateReport(
            layer,
            hasSign ? $"|{quantity.Name}|" : quantity.Name,
            _magnitudes / _count,
            NearlyClosed: isGate ? below : null,
            NearlyOpen: isGate ? above : null,
            Saturated: quantity.Kind == QuantityKind.Activation ? above : null,
            DeadUnits: quantity.Kind == QuantityKind.Rectifier ? _wasActive.Count(active => !active) : null);
    }
}
