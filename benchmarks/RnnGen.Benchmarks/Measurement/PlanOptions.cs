using System.CommandLine;
using System.CommandLine.Parsing;

namespace RnnGen.Benchmarks;

/// <summary>Options that shorten a run to check that it works; hidden, because the resulting figures are not valid measurements.</summary>
internal sealed class PlanOptions
{
    private readonly Option<int> _rounds = new("--rounds") { Hidden = true, DefaultValueFactory = _ => MeasurementPlan.Default.Rounds };
    private readonly Option<double> _piece = Milliseconds("--piece", MeasurementPlan.Default.Piece);
    private readonly Option<double> _warmUp = Milliseconds("--warm-up", MeasurementPlan.Default.WarmUp);

    /// <summary>Adds the options to a command.</summary>
    public PlanOptions(Command command)
    {
        _rounds.Validators.Add(result => Require(result, result.GetValue(_rounds) >= 1, "at least 1"));
        _piece.Validators.Add(result => Require(result, result.GetValue(_piece) > 0, "more than 0 milliseconds"));
        _warmUp.Validators.Add(result => Require(result, result.GetValue(_warmUp) >= 0, "at least 0 milliseconds"));
        command.Add(_rounds);
        command.Add(_piece);
        command.Add(_warmUp);
    }

    /// <summary>Reads the plan that a command line asks for.</summary>
    public MeasurementPlan Read(ParseResult parsed) => new(
        parsed.GetValue(_rounds),
        TimeSpan.FromMilliseconds(parsed.GetValue(_piece)),
        TimeSpan.FromMilliseconds(parsed.GetValue(_warmUp)));

    private static Option<double> Milliseconds(string name, TimeSpan byDefault) =>
        new(name) { Hidden = true, DefaultValueFactory = _ => byDefault.TotalMilliseconds };

    private static void Require(OptionResult result, bool holds, string bound)
    {
        if (!holds)
        {
            result.AddError($"{result.Option.Name} must be {bound}.");
        }
    }
}
