using System.Globalization;
using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>A learning-rate schedule as <c>--schedule</c> writes it.</summary>
/// <param name="Text">What users write, such as <c>step:2:0.5</c>.</param>
/// <param name="Schedule">The schedule it stands for.</param>
internal sealed record ScheduleChoice(string Text, LearningRateSchedule Schedule)
{
    /// <summary>The accepted forms.</summary>
    public const string Forms = "constant, step:EPOCHS:FACTOR, cosine[:MINIMUM] or plateau[:FACTOR[:PATIENCE]]";

    /// <summary>The same rate throughout.</summary>
    public static ScheduleChoice Constant { get; } = Parse("constant")!;

    /// <summary>Parses a schedule; returns null if the text is not one.</summary>
    public static ScheduleChoice? Parse(string text)
    {
        string[] parts = text.Split(':');
        try
        {
            LearningRateSchedule? schedule = (parts[0], parts.Length) switch
            {
                ("constant", 1) => LearningRateSchedules.Constant,
                ("step", 3) => LearningRateSchedules.Step(Whole(parts[1]), Real(parts[2])),
                ("cosine", 1) => LearningRateSchedules.Cosine(),
                ("cosine", 2) => LearningRateSchedules.Cosine((float)Real(parts[1])),
                ("plateau", 1) => LearningRateSchedules.ReduceOnPlateau(),
                ("plateau", 2) => LearningRateSchedules.ReduceOnPlateau(Real(parts[1])),
                ("plateau", 3) => LearningRateSchedules.ReduceOnPlateau(Real(parts[1]), Whole(parts[2])),
                _ => null,
            };
            return schedule is null ? null : new ScheduleChoice(text, schedule);
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static int Whole(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static double Real(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
