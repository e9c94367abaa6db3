using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace RnnGen.Cli;

/// <summary>Options shared by several commands, and factories for checked options.</summary>
internal static class CommandOptions
{
    /// <summary><c>--json</c>.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Write one JSON object to standard output and nothing else." };

    /// <summary><c>--model</c>.</summary>
    public static Option<string> Model() => File("--model", "The model file.", required: true);

    /// <summary><c>--ban</c>.</summary>
    public static Option<string[]> Ban()
    {
        Option<string[]> option = Words("--ban", "A word never to produce; repeat the option for more words. Words that the model does not know are ignored.");
        option.Validators.Add(result =>
        {
            // No word has white space in it, so what does would be ignored without a word.
            if (result.Tokens.FirstOrDefault(token => token.Value.Trim().Any(char.IsWhiteSpace)) is { } phrase)
            {
                result.AddError($"{option.Name} must be a word, but is '{phrase.Value}': repeat the option for each word.");
            }
        });
        return option;
    }

    /// <summary><c>--no-punctuation</c>.</summary>
    public static Option<bool> NoPunctuation() => new("--no-punctuation") { Description = "Words only, no punctuation." };

    /// <summary>Creates the mask of the words that <c>--ban</c> and <c>--no-punctuation</c> leave.</summary>
    /// <exception cref="FailureException">They leave none.</exception>
    public static WordMask Mask(Vocabulary vocabulary, IReadOnlyCollection<string> banned, bool noPunctuation)
    {
        WordMask mask = WordMask.For(vocabulary).Without(banned);
        mask = noPunctuation ? mask.WithoutPunctuation() : mask;
        return mask.Count > 0
            ? mask
            : banned.Count == 0 && !noPunctuation ? throw new FailureException($"the model knows no word but {Vocabulary.UnknownWord}, which is never suggested.")
            : throw new FailureException($"no word is left: the model knows none that --ban{(noPunctuation ? " and --no-punctuation allow" : " allows")}.");
    }

    /// <summary>Creates an option that takes the path of a file.</summary>
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

    /// <summary>Creates an option that takes a word and may be repeated.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    public static Option<string[]> Words(string name, string description)
    {
        Option<string[]> option = new(name) { Description = description, HelpName = "WORD", Arity = ArgumentArity.OneOrMore };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
            {
                result.AddError($"{name} must be a word, but is empty.");
            }
        });
        return option;
    }

    /// <summary><c>--seed</c>.</summary>
    public static Option<ulong> Seed(string description) => Number<ulong>("--seed", description, defaultValue: 1, _ => true, "0 or a positive whole number");

    /// <summary>Creates an option that takes a number, written with a decimal point on every locale and without thousands separators.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="defaultValue">Its value when it is not given.</param>
    /// <param name="isValid">Whether a number is in range.</param>
    /// <param name="range">The range in words, to follow "must be".</param>
    public static Option<T> Number<T>(string name, string description, T defaultValue, Predicate<T> isValid, string range)
        where T : INumber<T>
    {
        Option<T> option = Number(name, description, isValid, range);
        option.DefaultValueFactory = _ => defaultValue;
        return option;
    }

    /// <summary>Creates the same without a default: the code that reads it supplies one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="isValid">Whether a number is in range.</param>
    /// <param name="range">The range in words, to follow "must be".</param>
    public static Option<T> Number<T>(string name, string description, Predicate<T> isValid, string range)
        where T : INumber<T>
    {
        // If thousands separators were allowed, 0,001 as half the world writes it would be read as 1.
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

    /// <summary>Creates an option that takes one of some names, which its help lists.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="values">The names.</param>
    public static Option<T> Choice<T>(string name, string description, params string[] values)
    {
        Option<T> option = new(name) { Description = description };

        // An enumeration brings its own names, which the command line does not take.
        option.CompletionSources.Clear();
        option.CompletionSources.Add(values);
        option.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => !values.Contains(token.Value)) is { } other)
            {
                string all = values.Length == 1 ? values[0] : $"{string.Join(", ", values[..^1])} or {values[^1]}";
                result.AddError($"{name} must be {all}, but is '{other.Value}'.{Spelling.DidYouMean(other.Value, values)}");
            }
        });
        return option;
    }

    /// <summary>Creates an option whose text is parsed into a value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="helpName">The name of its argument in the help.</param>
    /// <param name="parse">Parses the text; returns null if it is not valid.</param>
    /// <param name="forms">The accepted forms, to follow "must be".</param>
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
