using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace RnnGen.Cli;

/// <summary>Options that several commands share, and numbers with a range.</summary>
internal static class CommandOptions
{
    /// <summary><c>--json</c>.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Write one JSON object to standard output and nothing else." };

    /// <summary><c>--model</c>.</summary>
    public static Option<string> Model() => File("--model", "The model file.", required: true);

    /// <summary><c>--ban</c>.</summary>
    public static Option<string[]> Ban() => new("--ban")
    {
        Description = "A word that must not come; give it once for each word. Words that the model does not know are passed over.",
        HelpName = "WORD",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary><c>--no-punctuation</c>.</summary>
    public static Option<bool> NoPunctuation() => new("--no-punctuation") { Description = "Words alone, no punctuation." };

    /// <summary>The words that <c>--ban</c> and <c>--no-punctuation</c> leave.</summary>
    public static WordMask Mask(Vocabulary vocabulary, string[]? banned, bool noPunctuation)
    {
        WordMask mask = WordMask.For(vocabulary).Without(banned ?? []);
        return noPunctuation ? mask.WithoutPunctuation() : mask;
    }

    /// <summary>An option that takes the path of a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="required">Whether it must be given.</param>
    public static Option<string> File(string name, string description, bool required)
    {
        Option<string> option = new(name) { Description = description, HelpName = "FILE", Required = required };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Length == 0))
            {
                result.AddError($"{name} must be the path of a file, but is empty.");
            }
        });
        return option;
    }

    /// <summary><c>--seed</c>.</summary>
    public static Option<ulong> Seed(string description) => Number<ulong>("--seed", description, defaultValue: 1, _ => true, "0 or a positive whole number");

    /// <summary>An option that takes a number, written with a decimal point whatever the machine's language and without separators of thousands.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="defaultValue">What it is when it is not given.</param>
    /// <param name="isValid">Whether a number is in range.</param>
    /// <param name="range">The range in words, to follow "must be".</param>
    public static Option<T> Number<T>(string name, string description, T defaultValue, Predicate<T> isValid, string range)
        where T : INumber<T>
    {
        Option<T> option = Number(name, description, isValid, range);
        option.DefaultValueFactory = _ => defaultValue;
        return option;
    }

    /// <summary>The same without a default: whoever reads it knows what stands in for it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="isValid">Whether a number is in range.</param>
    /// <param name="range">The range in words, to follow "must be".</param>
    public static Option<T> Number<T>(string name, string description, Predicate<T> isValid, string range)
        where T : INumber<T>
    {
        // With separators of thousands allowed, the 0,001 of half the world would be read as 1.
        NumberStyles style = T.Zero is float or double ? NumberStyles.Float : NumberStyles.Integer;
        return new Option<T>(name)
        {
            Description = description,
            HelpName = "N",
            CustomParser = result =>
            {
                string text = result.Tokens[^1].Value;
                if (!T.TryParse(text, style, CultureInfo.InvariantCulture, out T? value) || !isValid(value))
                {
                    result.AddError($"{name} must be {range}, but is '{text}'.");
                    return T.Zero;
                }

                return value;
            },
        };
    }

    /// <summary>An option whose text stands for something.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="helpName">What to call its text.</param>
    /// <param name="parse">Reads the text; null where it stands for nothing.</param>
    /// <param name="forms">What can be written, to follow "must be".</param>
    public static Option<T?> Parsed<T>(string name, string description, string helpName, Func<string, T?> parse, string forms) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            string text = result.Tokens[^1].Value;
            T? value = parse(text);
            if (value is null)
            {
                result.AddError($"{name} must be {forms}, but is '{text}'.");
            }

            return value;
        },
    };
}
