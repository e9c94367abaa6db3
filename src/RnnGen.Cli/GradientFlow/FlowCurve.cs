using System.Text.Json.Serialization;

namespace RnnGen.Cli;

/// <summary>How much of the gradient of one prediction reaches the hidden states before it.</summary>
/// <param name="Cell">The recurrence.</param>
/// <param name="IsTrained">Whether the model was trained, or still had its initial parameters.</param>
/// <param name="Norms">‖dE/dh_{t−k}‖ at index k, where E is the loss of the prediction at step t: the median over the sequences.</param>
internal sealed record FlowCurve([property: JsonConverter(typeof(JsonStringEnumConverter<RecurrentCell>))] RecurrentCell Cell, bool IsTrained, IReadOnlyList<double> Norms)
{
    /// <summary>The mean factor per step: below 1 the gradient vanishes, above 1 it explodes; 0 if nothing arrives.</summary>
    public double FactorPerStep => Norms[0] == 0 ? 0 : Math.Pow(Norms[^1] / Norms[0], 1.0 / (Norms.Count - 1));
}
