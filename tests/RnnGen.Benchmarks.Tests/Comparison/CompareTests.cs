using System.Runtime.Intrinsics;
using System.Text.Json;

namespace RnnGen.Benchmarks.Tests;

public sealed class CompareTests
{
    private const string Row = "lstm step E=8 H=8";

    /// <summary>Other programs read these names: they may be added to, but none may go or change.</summary>
    private static readonly string[] RowFields =
    [
        "work", "rnngen_ns", "forward_backward_ns", "naive_ns", "runtime_sizes_ns", "onnxruntime_ns", "onnxruntime_2_threads_ns", "onnxruntime_int8_ns", "torchsharp_ns", "share_of_peak",
        "share_of_wide_peak", "allocated_bytes",
    ];

    [Fact]
    public void The_object_is_all_there_is_on_standard_output_and_has_the_agreed_fields()
    {
        CommandRun run = CommandRun.Compare("--json", "--filter", Row);
        string line = Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        using JsonDocument document = JsonDocument.Parse(line);
        Assert.Equal(["machine", "peakGflops", "widePeakGflops", "streamGBs", "rows"], Names(document.RootElement));
        Assert.Equal(RowFields, Names(Assert.Single(document.RootElement.GetProperty("rows").EnumerateArray())));
        Assert.NotEmpty(document.RootElement.GetProperty("machine").GetString()!);
        Assert.True(document.RootElement.GetProperty("streamGBs").GetDouble() > 0);
    }

    [Fact]
    public void A_row_has_figures_where_a_column_applies_and_null_where_none_does()
    {
        JsonElement row = CommandRun.RowOf(peer: null, Row);
        Assert.Equal(Row, row.GetProperty("work").GetString());
        Assert.All(["rnngen_ns", "naive_ns", "runtime_sizes_ns", "onnxruntime_ns", "onnxruntime_2_threads_ns", "share_of_peak"], name => Assert.True(row.GetProperty(name).GetDouble() > 0, name));
        Assert.All(["forward_backward_ns", "onnxruntime_int8_ns", "torchsharp_ns"], name => Assert.Equal(JsonValueKind.Null, row.GetProperty(name).ValueKind));
    }

    [Theory]
    [InlineData("lstm step int8 E=32 H=32", true)]
    [InlineData("cifg step int8 E=128 H=128", true)]
    [InlineData("gru step int8 E=128 H=128", false)]
    [InlineData("next word V=1000 E=32 H=64", true)]
    [InlineData("next word int8 V=10000 E=64 H=128", true)]
    public void ONNX_Runtime_has_int8_where_it_has_the_operator(string name, bool has)
    {
        JsonElement row = CommandRun.RowOf(peer: null, name);
        Assert.Equal(name, row.GetProperty("work").GetString());
        Assert.Equal(has ? JsonValueKind.Number : JsonValueKind.Null, row.GetProperty("onnxruntime_int8_ns").ValueKind);
        Assert.All(["rnngen_ns", "naive_ns", "runtime_sizes_ns", "onnxruntime_ns", "onnxruntime_2_threads_ns"], name => Assert.True(row.GetProperty(name).GetDouble() > 0, name));
    }

    [Theory]
    [InlineData(Row)]
    [InlineData("next word V=1000 E=32 H=64")]
    [InlineData("complete V=4096 E=64 H=128")]
    [InlineData("train lstm n-grams V=4096 E=64 H=128 L=1 B=7 T=3 threads=1")]
    public void Every_row_has_a_share_of_the_widest_vectors_peak(string name) =>
        Assert.Equal(Vector512.IsHardwareAccelerated ? JsonValueKind.Number : JsonValueKind.Null, CommandRun.RowOf(peer: null, name).GetProperty("share_of_wide_peak").ValueKind);

    [Theory]
    [InlineData(Row)]
    [InlineData("lstm step int8 E=32 H=32")]
    [InlineData("next word V=1000 E=32 H=64")]
    [InlineData("next word int8 V=32768 E=64 H=128 tied")]
    [InlineData("next word V=4096 E=64 H=128 threads=2")]
    [InlineData("next word V=4096 E=64 H=128 sessions=64")]
    [InlineData("complete V=4096 E=64 H=128")]
    [InlineData("train lstm n-grams V=4096 E=64 H=128 L=1 B=7 T=3 threads=1")]
    [InlineData("train lstm V=2000 E=64 H=128 L=1 B=16 T=10 dropout=0.5 threads=1")]
    public void Generated_code_allocates_nothing(string row) =>
        Assert.Equal(0, CommandRun.RowOf(peer: null, row).GetProperty("allocated_bytes").GetInt64());

    [Fact]
    public void Without_json_the_table_is_standard_output_and_progress_is_not()
    {
        CommandRun run = CommandRun.Compare("--filter", Row);
        Assert.Contains($"| {Row}", run.Output, StringComparison.Ordinal);
        Assert.StartsWith(Row, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void With_json_the_table_goes_to_standard_error() =>
        Assert.Contains($"| {Row}", CommandRun.Compare("--json", "--filter", Row).Error, StringComparison.Ordinal);

    [Fact]
    public void A_peak_that_voids_the_figures_is_said_and_ends_with_1()
    {
        CommandRun run = CommandRun.Compare("--json", "--filter", Row);
        using JsonDocument document = JsonDocument.Parse(run.Output);
        bool isVoid = document.RootElement.GetProperty("peakGflops").GetDouble() < 90;
        Assert.Equal(isVoid ? ExitCode.Failure : ExitCode.Success, run.ExitCode);
        Assert.Equal(isVoid, run.Error.Contains("Void:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(89.99, false)]
    [InlineData(90, true)]
    public void A_peak_below_90_voids_a_run(double peakGflops, bool isValid) => Assert.Equal(isValid, new ComparisonReport("", peakGflops, null, 1, []).IsValid);

    [Fact]
    public void A_filter_that_matches_nothing_lists_the_rows_and_ends_with_2()
    {
        CommandRun run = CommandRun.Compare("--json", "--filter", "no such row");
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.All(ComparisonRows.Create(), row => Assert.Contains(row.Work, run.Error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--no-such-option")]
    [InlineData("--filter")]
    public void A_wrong_command_line_ends_with_2_and_says_why(string option)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        Assert.Equal(ExitCode.Usage, BenchmarkCommandLine.Run(["compare", option], output, error));
        Assert.Empty(output.ToString());
        Assert.NotEmpty(error.ToString());
    }

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];
}
