using System.Reflection;
using Microsoft.CodeAnalysis;

namespace RnnGen.Generators.Tests;

/// <summary>Sizes given by other models' sizes, which no source holds yet while code is generated.</summary>
public sealed class ConstantsOfModelsTests
{
    private const string Student = "[RnnModel(RecurrentCell.Gru, VocabularySize = 40, EmbeddingSize = 16, HiddenSize = 12)] public partial class Student;";

    /// <summary>Each declares Teacher with V = 40 and H = 24.</summary>
    [Theory]
    [InlineData("namespace App; " + Student + " [RnnModel(RecurrentCell.Lstm, VocabularySize = Student.VocabularySize, HiddenSize = 24)] public partial class Teacher;")]
    [InlineData("namespace App; [RnnModel(RecurrentCell.Lstm, VocabularySize = Student.VocabularySize, HiddenSize = Student.HiddenSize * 2)] public partial class Teacher; " + Student)]
    [InlineData("namespace App; " + Student + " [RnnModel(RecurrentCell.Lstm, VocabularySize = (int)(Student.VocabularySize * 1L), HiddenSize = Student.HiddenSize + global::App.Student.HiddenSize)] public partial class Teacher;")]
    [InlineData("namespace App; " + Student + " [RnnModel(RecurrentCell.Lstm, VocabularySize = Student.Layers > 1 ? 7 : (Student.BatchSize << 1) + 8, HiddenSize = Student.SequenceLength + 14)] public partial class Teacher;")]
    [InlineData("[RnnModel(RecurrentCell.Lstm, VocabularySize = Teacher.HiddenSize + 16, HiddenSize = 24)] public partial class Teacher;")]
    [InlineData("[RnnModel(RecurrentCell.Lstm, VocabularySize = Teacher.HiddenSize + 16, HiddenSize = Teacher.BatchSize * 12, BatchSize = 2)] public partial class Teacher;")]
    [InlineData("static class Sizes { public const int Wide = Student.HiddenSize * 2; } " + Student + " [RnnModel(RecurrentCell.Lstm, VocabularySize = 40, HiddenSize = Sizes.Wide)] public partial class Teacher;")]
    [InlineData("static class Sizes { public const long Wide = Other.Half * 2L; } static class Other { internal const byte Half = (byte)Student.HiddenSize; } " + Student + " [RnnModel(RecurrentCell.Lstm, VocabularySize = 40, HiddenSize = (int)Sizes.Wide)] public partial class Teacher;")]
    [InlineData("public partial class Student { public const int Double = HiddenSize * 2; } " + Student + " [RnnModel(RecurrentCell.Lstm, VocabularySize = 40, HiddenSize = Student.Double)] public partial class Teacher;")]
    [InlineData("partial class Outer { " + Student + " [RnnModel(RecurrentCell.Lstm, VocabularySize = Student.VocabularySize, HiddenSize = Outer.Student.HiddenSize * 2)] public partial class Teacher; }")]
    [InlineData("[RnnModel(RecurrentCell.Gru, VocabularySize = 40, HiddenSize = 12)] public partial class Student { [RnnModel(RecurrentCell.Lstm, VocabularySize = Student.VocabularySize, HiddenSize = 2 * Student.HiddenSize)] public partial class Teacher; }")]
    [InlineData("[RnnModel(RecurrentCell.Gru, VocabularySize = 40, HiddenSize = 12)] public partial class Student { const int Wide = HiddenSize * 2; [RnnModel(RecurrentCell.Lstm, VocabularySize = 40, HiddenSize = Wide)] public partial class Teacher; }")]
    [InlineData("[RnnModel(RecurrentCell.Lstm, VocabularySize = HiddenSize + 16, HiddenSize = 24)] public partial class Teacher;")]
    [InlineData("static partial class Outer { const int HiddenSize = 24; [RnnModel(RecurrentCell.Lstm, VocabularySize = HiddenSize + 16, HiddenSize = HiddenSize)] public partial class Teacher; }")]
    [InlineData("public partial class Student { } " + Student + " public partial class Teacher { } [RnnModel(RecurrentCell.Lstm, VocabularySize = Student.VocabularySize, HiddenSize = 24)] public partial class Teacher { }")]
    [InlineData(Student + " class Special(RnnGen.Vocabulary words) : Student(words); [RnnModel(RecurrentCell.Lstm, VocabularySize = Special.VocabularySize, HiddenSize = 24)] public partial class Teacher;")]
    [InlineData("using static App.Student; namespace App { " + Student + " static class Sizes { public const int Wide = HiddenSize * 2; } [RnnModel(RecurrentCell.Lstm, VocabularySize = 40, HiddenSize = Sizes.Wide)] public partial class Teacher; }")]
    [InlineData("namespace App { using static Student; " + Student + " static class Sizes { public const int All = VocabularySize; } [RnnModel(RecurrentCell.Lstm, VocabularySize = Sizes.All, HiddenSize = 24)] public partial class Teacher; }")]
    [InlineData("using S = App.Student; namespace App { " + Student + " } [RnnModel(RecurrentCell.Lstm, VocabularySize = S.VocabularySize, HiddenSize = S.HiddenSize * 2)] public partial class Teacher;")]
    [InlineData("[RnnModel(RecurrentCell.Lstm, VocabularySize = Middle.VocabularySize, HiddenSize = Middle.HiddenSize)] public partial class Teacher; [RnnModel(RecurrentCell.Lstm, VocabularySize = Student.VocabularySize, HiddenSize = Student.HiddenSize * 2)] public partial class Middle; " + Student)]
    [InlineData(Student + " [RnnModel((RecurrentCell)(Student.Layers + 1), VocabularySize = 40, HiddenSize = 24, TieEmbeddings = Student.Layers == 1, EmbeddingSize = Student.EmbeddingSize, Loss = (LossPosition)Student.Layers)] public partial class Teacher;")]
    public void AreTheValuesAtRunTime(string source)
    {
        UserBuild build = UserBuild.Of("using RnnGen;\n" + source);

        Assert.Empty(build.AnalyzerErrors);
        AssertTeacher(build);
    }

    [Fact]
    public void AreFoundInAnotherFileThroughAGlobalUsing() =>
        AssertTeacher(UserBuild.Of(
            "global using static App.Student; global using RnnGen;",
            "namespace App; " + Student,
            "static class Sizes { public const int All = VocabularySize; public const int Wide = HiddenSize * 2; }",
            "[RnnModel(RecurrentCell.Lstm, VocabularySize = Sizes.All, HiddenSize = Sizes.Wide)] public partial class Teacher;"));

    [Fact]
    public void AreFoundInAReferencedProject() =>
        AssertTeacher(UserBuild.Of("using RnnGen; namespace Library; " + Student).UsedBy(
            "using RnnGen; [RnnModel(RecurrentCell.Lstm, VocabularySize = Library.Student.VocabularySize, HiddenSize = Library.Student.HiddenSize * 2)] public partial class Teacher;"));

    /// <summary>What has no value before everything is generated, with the arguments to change; some of it binds as soon as a stub is there.</summary>
    [Theory]
    [InlineData("VocabularySize = Teacher.VocabularySize, HiddenSize = 24", "", "VocabularySize = Teacher.VocabularySize")]
    [InlineData("VocabularySize = Teacher.HiddenSize, HiddenSize = Teacher.VocabularySize", "", "VocabularySize = Teacher.HiddenSize", "HiddenSize = Teacher.VocabularySize")]
    [InlineData("VocabularySize = Sizes.V, HiddenSize = 24", "static class Sizes { public const int V = Teacher.VocabularySize + 1; }", "VocabularySize = Sizes.V")]
    [InlineData("VocabularySize = Written.Size, HiddenSize = 24", "", "VocabularySize = Written.Size")]
    [InlineData("VocabularySize = 40, HiddenSize = Student.HiddenSize * Written.Size", Student, "HiddenSize = Student.HiddenSize * Written.Size")]
    [InlineData("VocabularySize = Sizes.V, HiddenSize = 24", "static class Sizes { public const int V = Written.Size; }", "VocabularySize = Sizes.V")]
    [InlineData("VocabularySize = Size, HiddenSize = 24", "", "VocabularySize = Size")]
    [InlineData("VocabularySize = Partly.Size, HiddenSize = 24", "static partial class Partly;", "VocabularySize = Partly.Size")]
    [InlineData("VocabularySize = Student.ParameterCount, HiddenSize = 24", Student, "VocabularySize = Student.ParameterCount")]
    [InlineData("VocabularySize = 40, HiddenSize = 24, TieEmbeddings = Written.Size > 8, EmbeddingSize = 16", "", "TieEmbeddings = Written.Size > 8")]
    [InlineData("VocabularySize = VocabularySize, HiddenSize = 24", "static partial class Around { " + Student + " }", "VocabularySize = VocabularySize")]
    public void OrAreReportedWithTheArgument(string arguments, string rest, params string[] marked)
    {
        UserBuild build = UserBuild.Beside(
            new ConstantGenerator(), $"using RnnGen; using static Written; [RnnModel(RecurrentCell.Lstm, {arguments})] public partial class Teacher; {rest}");

        Assert.Equal(marked.Select(_ => "RNNGEN010"), build.AnalyzerErrors.Select(error => error.Id));
        Assert.Equal(marked, build.AnalyzerErrors.Select(error => error.Location.SourceTree!.GetText().ToString(error.Location.SourceSpan)));
        AssertNoStubPasses(build, marked.Length);
    }

    /// <summary>In the attribute of a class a bare name means the class's own constant as soon as it is there.</summary>
    [Theory]
    [InlineData("using static Student; " + Student + " [RnnModel(RecurrentCell.Lstm, VocabularySize = VocabularySize, HiddenSize = 24)] public partial class Teacher;", "VocabularySize = VocabularySize")]
    [InlineData("using static Sizes; static class Sizes { public const int HiddenSize = 12; } [RnnModel(RecurrentCell.Lstm, VocabularySize = 40, HiddenSize = HiddenSize * 2)] public partial class Teacher;", "HiddenSize = HiddenSize * 2")]
    [InlineData("partial class Outer { const int Layers = 24; [RnnModel(RecurrentCell.Lstm, VocabularySize = 40, HiddenSize = Layers)] public partial class Teacher; }", "HiddenSize = Layers")]
    [InlineData("[RnnModel(RecurrentCell.Gru, VocabularySize = 40, HiddenSize = 12)] public partial class Student { [RnnModel(RecurrentCell.Lstm, VocabularySize = 40, HiddenSize = 2 * HiddenSize)] public partial class Teacher; }", "HiddenSize = 2 * HiddenSize")]
    [InlineData("partial class Outer { public const int HiddenSize = 96; [RnnModel(RecurrentCell.Lstm, VocabularySize = 40, HiddenSize = 32)] public partial class Small { public const int Wide = HiddenSize * 2; } [RnnModel(RecurrentCell.Lstm, VocabularySize = 40, HiddenSize = Small.Wide)] public partial class Teacher; }", "HiddenSize = Small.Wide")]
    [InlineData("class Base { public const int Layers = 2; } partial class Outer : Base { [RnnModel(RecurrentCell.Gru, VocabularySize = 40, HiddenSize = 12)] public partial class Small { public const int Deep = 10 * Layers; } [RnnModel(RecurrentCell.Lstm, VocabularySize = 40, HiddenSize = Small.Deep)] public partial class Teacher; }", "HiddenSize = Small.Deep")]
    [InlineData("using static Old; static class Old { public const int BatchSize = 2; } [RnnModel(RecurrentCell.Gru, VocabularySize = 40, HiddenSize = 12)] public partial class Small { public const int B = BatchSize; } static class Sizes { public const int B = Small.B; } [RnnModel(RecurrentCell.Lstm, VocabularySize = 40, HiddenSize = 24, BatchSize = Sizes.B)] public partial class Teacher;", "BatchSize = Sizes.B")]
    public void AreNotTakenFromElsewhereUnderTheNamesOfTheirOwn(string source, string marked)
    {
        UserBuild build = UserBuild.Of("using RnnGen;\n" + (source.StartsWith("using", StringComparison.Ordinal) ? source : "namespace App;" + source));

        Diagnostic error = Assert.Single(build.AnalyzerErrors);
        Assert.Equal(("RNNGEN010", marked), (error.Id, error.Location.SourceTree!.GetText().ToString(error.Location.SourceSpan)));
        AssertNoStubPasses(build, 1);
    }

    [Fact]
    public void ReportsBothSidesOfACircle()
    {
        UserBuild build = UserBuild.Of("""
            using RnnGen;
            [RnnModel(RecurrentCell.Lstm, VocabularySize = Student.VocabularySize, HiddenSize = 24)] public partial class Teacher;
            [RnnModel(RecurrentCell.Lstm, VocabularySize = Teacher.VocabularySize, HiddenSize = 24)] public partial class Student;
            """);

        Assert.Equal(["RNNGEN010", "RNNGEN010"], build.AnalyzerErrors.Select(error => error.Id));
        AssertNoStubPasses(build, 2);
    }

    [Fact]
    public void SaysWhatToWrite() => Expected.AttributeError(
        "RNNGEN010",
        "VocabularySize = Model.VocabularySize + 1 of model 'Model' is not known while code is generated, because it uses a constant that another generator writes, or depends on itself: "
            + "write a number, or a constant of your own that both sides use",
        "[RnnModel(RecurrentCell.Lstm, HiddenSize = 16, [|VocabularySize = Model.VocabularySize + 1|])] partial class Model;");

    /// <summary>With analyzers switched off, what the analyzer would report still fails the build.</summary>
    [Theory]
    [InlineData("RecurrentCell.Lstm, VocabularySize = 0, HiddenSize = 24", "RNNGEN004")]
    [InlineData("RecurrentCell.Lstm, VocabularySize = 16777216, EmbeddingSize = 256, HiddenSize = 64", "RNNGEN005")]
    [InlineData("RecurrentCell.Lstm, VocabularySize = 40, HiddenSize = 24, TieEmbeddings = true", "RNNGEN006")]
    [InlineData("(RecurrentCell)9, VocabularySize = 40, HiddenSize = 24", "RNNGEN008")]
    [InlineData("RecurrentCell.Lstm, VocabularySize = Student.VocabularySize, HiddenSize = 9000", "RNNGEN004")]
    public void NoStubPassesWithoutAnalyzers(string arguments, string id)
    {
        UserBuild build = UserBuild.Of($"using RnnGen; [RnnModel({arguments})] public partial class Teacher; {Student}");

        Assert.StartsWith($"#error: '{id}: ", Assert.Single(build.CompilerErrors).GetMessage(null), StringComparison.Ordinal);
        AssertNoStubPasses(build, 1);
    }

    [Fact]
    public void FollowTheOtherModelWhenItChanges()
    {
        const string Teacher = "using RnnGen; [RnnModel(RecurrentCell.Lstm, VocabularySize = Student.VocabularySize, HiddenSize = Sizes.Wide)] partial class Teacher;";
        GeneratorRun first = GeneratorRun.Of(Teacher, "using RnnGen; " + Student, "static class Sizes { public const int Wide = Student.HiddenSize * 2; }");

        GeneratorRun edited = first.Edit(1, "using RnnGen; " + Student.Replace("= 40", "= 50", StringComparison.Ordinal).Replace("= 12", "= 32", StringComparison.Ordinal));

        Assert.Equal((40, 24), Sizes(first));
        Assert.Equal((50, 64), Sizes(edited));

        static (int, int) Sizes(GeneratorRun run)
        {
            ModelSpec teacher = run.Models.Single(model => model.Spec.Type.Name == "Teacher").Spec;
            return (teacher.VocabularySize, teacher.HiddenSize);
        }
    }

    private static void AssertTeacher(UserBuild build)
    {
        Assert.Empty(build.GeneratorDiagnostics);
        Assert.Empty(build.Stubs);
        Assembly assembly = build.Load();
        Type teacher = assembly.GetTypes().Single(type => type.Name == "Teacher");
        RnnModel model = (RnnModel)Activator.CreateInstance(teacher, new Vocabulary(WordTokenizer.Default, ["<unk>", "one", "two"]), 1UL)!;
        RnnModelAttribute attribute = teacher.GetCustomAttribute<RnnModelAttribute>()!;

        Assert.Equal((40, 24), ((int)teacher.GetField("VocabularySize")!.GetRawConstantValue()!, (int)teacher.GetField("HiddenSize")!.GetRawConstantValue()!));
        Assert.Equal((40, 24), (attribute.VocabularySize, attribute.HiddenSize));
        Assert.Equal(
            new ModelShape
            {
                Cell = attribute.Cell,
                VocabularySize = 40,
                EmbeddingSize = attribute.EmbeddingSize,
                HiddenSize = 24,
                Layers = attribute.Layers,
                SequenceLength = attribute.SequenceLength,
                BatchSize = attribute.BatchSize,
                Loss = attribute.Loss,
                TieEmbeddings = attribute.TieEmbeddings,
            },
            model.Shape);
    }

    private static void AssertNoStubPasses(UserBuild build, int errors)
    {
        Assert.NotEmpty(build.Stubs);
        Assert.Equal(Enumerable.Repeat("CS1029", errors), build.CompilerErrors.Select(error => error.Id));
    }

    /// <summary>Stands for any other generator: nobody sees what it writes until all have run.</summary>
    private sealed class ConstantGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.CompilationProvider,
            static (output, _) => output.AddSource("Constants.g.cs", "public static class Written { public const int Size = 9; } static partial class Partly { public const int Size = 9; }"));
    }
}
