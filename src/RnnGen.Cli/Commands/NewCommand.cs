using System.CommandLine;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace RnnGen.Cli;

/// <summary><c>new</c>: writes the class that loads a model file in a program.</summary>
internal static class NewCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        Option<string> from = CommandOptions.File("--from", "The model file.", required: true);
        Option<string> name = new("--name") { Description = "The name of the class. Without it, one made of the file's name.", HelpName = "NAME" };
        name.Validators.Add(static result =>
        {
            if (result.Tokens.FirstOrDefault(static token => !IsClassName(token.Value)) is { } other)
            {
                result.AddError($"--name must be a C# identifier, but is '{other.Value}'.");
            }
        });
        Option<bool> json = CommandOptions.Json();
        Command command = new("new", "Write the C# class that loads a model file in a program of your own.") { from, name, json };
        command.SetAction(parsed =>
        {
            using ModelFile file = ModelFiles.Open(parsed.GetRequiredValue(from));
            string className = parsed.GetValue(name) ?? ClassName(file.Path!);
            string code = ModelDeclaration.Of(file.Shape, className);
            if (parsed.GetValue(json))
            {
                CliJson.Write(invocation.Output, new NewReport(className, code));
            }
            else
            {
                invocation.Output.WriteLine(code);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static bool IsClassName(string name) => SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None;

    /// <summary>The name of a file as the name of a class: <c>my-book.safetensors</c> becomes <c>MyBookModel</c>.</summary>
    private static string ClassName(string path)
    {
        string words = string.Concat(Path.GetFileNameWithoutExtension(path).Select(static letter => char.IsLetterOrDigit(letter) ? letter : ' '));
        string name = string.Concat(words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..])) + "Model";
        return IsClassName(name) ? name : "Model" + name;
    }
}
