using System.Globalization;
using RnnGen.NGrams;
using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>A teacher as <c>--teacher</c> writes it: n-grams of the text that the network learns.</summary>
/// <param name="Text">What users write, such as <c>kn3:0.2</c>.</param>
/// <param name="Order">n; 0 for no teacher.</param>
/// <param name="Weight">λ.</param>
internal sealed record TeacherChoice(string Text, int Order, float Weight)
{
    /// <summary>The accepted forms.</summary>
    public const string Forms = "none, or kn1 to kn7 with a weight, such as kn3:0.2";

    /// <summary>No teacher.</summary>
    public static TeacherChoice None { get; } = new("none", 0, 0);

    /// <summary>Parses a teacher; returns null if the text is not one.</summary>
    public static TeacherChoice? Parse(string text)
    {
        string[] parts = text.Split(':');
        if (text == None.Text)
        {
            return None;
        }

        float weight = new TrainingOptions().TeacherWeight;
        bool isWeight = parts.Length == 1 || (parts.Length == 2 && float.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out weight) && weight is > 0 and <= 1);
        return isWeight && parts[0] != BaselineNames.Unigram && BaselineNames.All.Contains(parts[0]) ? new TeacherChoice(text, BaselineNames.Order(parts[0]), weight) : null;
    }

    /// <summary>The teacher, which has read the text; null for none.</summary>
    /// <param name="tokens">The text that the network learns.</param>
    /// <param name="vocabulary">Its words.</param>
    public ITeacher? Read(ReadOnlySpan<int> tokens, Vocabulary vocabulary) => Order == 0 ? null : KneserNeyModel.Train(tokens, vocabulary, Order);
}
