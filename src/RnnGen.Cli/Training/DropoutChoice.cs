using System.Globalization;
using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>The dropout rates, as <c>--dropout</c> writes them.</summary>
/// <param name="Rates">The rates.</param>
internal readonly record struct DropoutChoice(DropoutRates Rates)
{
    /// <summary>The accepted forms.</summary>
    public const string Forms = "one rate from 0 to below 1, or three separated by commas, for embeddings, between layers and before the output layer, such as 0.3 or 0.2,0.3,0.4";

    /// <summary>Nothing is dropped.</summary>
    public static DropoutChoice None => default;

    /// <summary>Parses the rates; returns null if the text is not valid.</summary>
    public static DropoutChoice? Parse(string text)
    {
        List<float> rates = [];
        foreach (string part in text.Split(','))
        {
            if (!float.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out float rate) || rate is not (>= 0 and < 1))
            {
                return null;
            }

            rates.Add(rate);
        }

        return rates switch
        {
            [float everywhere] => new DropoutChoice(DropoutRates.Everywhere(everywhere)),
            [float embedding, float layers, float output] => new DropoutChoice(new DropoutRates { Embedding = embedding, Layers = layers, Output = output }),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Rates.Embedding == Rates.Layers && Rates.Layers == Rates.Output
        ? Rates.Output.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Rates.Embedding},{Rates.Layers},{Rates.Output}");
}
