# Pivotal and cube samples of R's `sampling` from PAIRS.csv (index,line,balance,pi), for run.py.
#   Rscript survey.R METHOD PAIRS.csv SEED DRAWS OUT.csv     METHOD: ordered | pivotal | cube
# ordered: the pivotal method over all pairs as they stand (sorted by line and county), so that every line's total is kept;
# pivotal: in random order, line by line; cube: balanced on one indicator per value of `balance`.
# OUT.csv gets draw,index; standard output CPU milliseconds of one draw without reading and writing.
suppressPackageStartupMessages(library(sampling))
args <- commandArgs(trailingOnly = TRUE)
pairs <- read.csv(args[2], colClasses = c("integer", "character", "character", "numeric"))
seed <- as.integer(args[3])
draws <- as.integer(args[4])
if (args[1] == "cube") balance <- sapply(sort(unique(pairs$balance)), function(g) (pairs$balance == g) * pairs$pi)
sample_once <- switch(args[1],
  ordered = function() UPpivotal(pairs$pi),
  pivotal = function() ave(pairs$pi, pairs$line, FUN = function(p) if (length(p) > 1) UPrandompivotal(p) else round(p)),
  cube = function() samplecube(balance, pairs$pi, order = 1, comment = FALSE, method = 2)
)
drawn <- NULL
seconds <- 0
for (draw in seq_len(draws) - 1L) {
  set.seed(seed + draw)
  start <- sum(proc.time()[1:2])
  picked <- which(sample_once() > 0.5)
  seconds <- seconds + sum(proc.time()[1:2]) - start
  drawn <- rbind(drawn, data.frame(draw = draw, index = pairs$index[picked]))
}
write.csv(drawn, args[5], row.names = FALSE, quote = FALSE)
cat(sprintf("%.3f\n", seconds * 1000 / draws))
